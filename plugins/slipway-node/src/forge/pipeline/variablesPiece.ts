import { Decision, Piece } from '../decision/Piece';
import { Limit, withinLimit } from '../decision/withinLimit';
import { Change } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { VariableScope } from './VariableScope';

/** Names in upper case, as forges keep them, with their values. */
type Variables = ReadonlyMap<string, string>;

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** The variables of one place as they are to be. */
export interface WantedVariables {
  readonly variables: Readonly<Record<string, string>>;
  /** For a person, in front of a variable: empty or `environment production: `. */
  readonly label: string;
  /** How many the place may have, where the forge bounds them. */
  readonly limit?: Omit<Limit, 'what'>;
  readonly scopeOf: (options: InnerOptions) => VariableScope;
}

/** Variables that are missing or differ are written; others are left alone. */
export function variablesPiece(wanted: WantedVariables): Piece {
  const entries = Object.entries(wanted.variables);
  const subjectOf = (name: string) => `${wanted.label}variable ${name}`;
  return {
    isObstacle: wanted.limit !== undefined,
    wanted: entries.map(([name, value]) => ({
      subject: subjectOf(name),
      to: value,
    })),
    async decide(options) {
      const scope = wanted.scopeOf(options);
      const existing =
        options.fresh || entries.length === 0
          ? new Map<string, string>()
          : await lookVariables(scope, options);
      const decisions = entries.map(([name, value]) => ({
        subject: subjectOf(name),
        ...decide(scope, { name, value }, existing.get(name.toUpperCase())),
      }));
      const what = `${wanted.label}variables`;
      return wanted.limit
        ? withinLimit(decisions, existing.size, { ...wanted.limit, what })
        : decisions;
    },
  };
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

function decide(
  scope: VariableScope,
  wanted: Variable,
  existing: string | undefined,
): Omit<Decision, 'subject'> {
  const to = wanted.value;
  if (existing === undefined) {
    return { action: 'create', to, write: () => create(scope, wanted) };
  }
  return existing === to
    ? { action: 'keep' }
    : {
        action: 'update',
        from: existing,
        to,
        isValue: true,
        write: () => update(scope, wanted),
      };
}

async function create(
  scope: VariableScope,
  { name, value }: Variable,
): Promise<Change['action']> {
  const { value: there, written } = await writeOnce({
    write: () => scope.createVariable(name, value).then(() => value),
    look: () => scope.readVariable(name),
    isTaken: failure => hasStatus(failure, 409),
  });
  if (there !== value) {
    return update(scope, { name, value });
  }
  return written ? 'created' : 'kept';
}

async function update(
  scope: VariableScope,
  { name, value }: Variable,
): Promise<Change['action']> {
  await writeOnce<unknown>({
    write: () => scope.updateVariable(name, value),
    look: async () => (await scope.readVariable(name)) === value || undefined,
  });
  return 'updated';
}
