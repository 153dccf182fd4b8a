import { Decision, Wanted } from '../decision/Piece';
import { ProtectionSpec } from '../Forge';

/** A protection as it is to be, for a person: `with one approval, build, test`. */
export function wantedProtection(spec: ProtectionSpec): Wanted {
  const { branch, requiredApprovals, requiredChecks } = spec;
  const approvals = ['without an approval', 'with one approval'];
  const approval =
    approvals[requiredApprovals] ?? `with ${requiredApprovals} approvals`;
  return {
    subject: `protection of branch ${branch}`,
    to: [approval, ...requiredChecks].join(', '),
  };
}

/** Keeps a protection that is there and lacks nothing; `gaps` are what it lacks, each as the end of a sentence. */
export function protectionDecision(
  thing: Wanted,
  found: {
    readonly exists: boolean;
    readonly gaps: readonly string[];
    readonly write: NonNullable<Decision['write']>;
  },
): readonly Decision[] {
  const { exists, gaps, write } = found;
  if (exists && gaps.length === 0) {
    return [{ subject: thing.subject, action: 'keep' }];
  }
  return [
    exists
      ? { ...thing, action: 'update', from: gaps.join(', '), write }
      : { ...thing, action: 'create', write },
  ];
}
