import { PipelineSpec, Reviewer } from '../Forge';

/** A team or user that a pipeline names, and what it is to be. */
export interface Involved extends Reviewer {
  /** The environments it approves. */
  readonly environments: readonly string[];
  readonly hasAccess: boolean;
}

/** Each team and user of a pipeline once: forges do not tell names apart by case. */
export function principalsOf(spec: PipelineSpec): readonly Involved[] {
  const principals = new Map<string, Involved>();
  const note = ({ kind, name }: Reviewer, as: Partial<Involved>) => {
    const key = `${kind} ${name}`.toLowerCase();
    const known = principals.get(key);
    principals.set(key, {
      kind,
      name: known?.name ?? name,
      environments: [
        ...(known?.environments ?? []),
        ...(as.environments ?? []),
      ],
      hasAccess: known?.hasAccess === true || as.hasAccess === true,
    });
  };
  for (const grant of spec.access ?? []) {
    note(grant, { hasAccess: true });
  }
  for (const { name, reviewers } of spec.environments) {
    reviewers.forEach(reviewer => note(reviewer, { environments: [name] }));
  }
  return [...principals.values()];
}
