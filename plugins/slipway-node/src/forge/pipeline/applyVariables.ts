import { Change } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { VariableScope } from './VariableScope';

/** Names in upper case, as forges keep them, with their values. */
export type Variables = ReadonlyMap<string, string>;

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** All variables of a place; none where the place does not exist. */
export async function lookVariables(
  scope: VariableScope,
  options: InnerOptions,
): Promise<Variables> {
  const first = await scope.lookVariables(1);
  const pages = Math.ceil((first?.total ?? 0) / scope.variablesPerPage);
  const further = await together(
    Array.from(
      { length: Math.max(0, pages - 1) },
      (_, index) => () => scope.lookVariables(index + 2),
    ),
    options,
  );
  return new Map(
    [first, ...further]
      .flatMap(page => page?.variables ?? [])
      .map(({ name, value }) => [name.toUpperCase(), value]),
  );
}

/** Writes the variables that are missing or differ; others are left alone. */
export function applyVariables(
  scope: VariableScope,
  wanted: Readonly<Record<string, string>>,
  existing: Variables,
  options: InnerOptions,
): Promise<readonly Change[]> {
  return together(
    Object.entries(wanted).map(([name, value]) => async () => ({
      subject: `${scope.label}variable ${name}`,
      action: await applyVariable(
        scope,
        { name, value },
        existing.get(name.toUpperCase()),
      ),
    })),
    options,
  );
}

async function applyVariable(
  scope: VariableScope,
  wanted: Variable,
  existing: string | undefined,
): Promise<Change['action']> {
  if (existing !== undefined) {
    return mendVariable(scope, wanted, existing);
  }
  const { name, value } = wanted;
  const { value: there, written } = await writeOnce({
    write: () => scope.createVariable(name, value).then(() => value),
    look: () => scope.readVariable(name),
    isTaken: failure => hasStatus(failure, 409),
  });
  const action = await mendVariable(scope, wanted, there);
  return written && action === 'kept' ? 'created' : action;
}

async function mendVariable(
  scope: VariableScope,
  { name, value }: Variable,
  existing: string,
): Promise<Change['action']> {
  if (existing === value) {
    return 'kept';
  }
  await writeOnce<unknown>({
    write: () => scope.updateVariable(name, value),
    look: async () => (await scope.readVariable(name)) === value || undefined,
  });
  return 'updated';
}
