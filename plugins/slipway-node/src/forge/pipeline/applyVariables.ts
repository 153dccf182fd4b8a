import { Change } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { VariableScope } from './VariableScope';

/** Names in upper case, as forges keep them, with their values. */
export type Variables = ReadonlyMap<string, string>;

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
  wanted: { readonly name: string; readonly value: string },
  existing: string | undefined,
): Promise<Change['action']> {
  if (existing === wanted.value) {
    return 'kept';
  }
  if (existing !== undefined) {
    await scope.updateVariable(wanted.name, wanted.value);
    return 'updated';
  }
  try {
    await scope.createVariable(wanted.name, wanted.value);
    return 'created';
  } catch (error) {
    return afterFailedCreation(scope, wanted, error);
  }
}

/** It exists already, or nobody knows: look, and then do what is left to be done. */
async function afterFailedCreation(
  scope: VariableScope,
  { name, value }: { readonly name: string; readonly value: string },
  error: unknown,
): Promise<Change['action']> {
  const unclear = error instanceof ForgeFailure && error.ambiguous;
  if (!unclear && !hasStatus(error, 409)) {
    throw error;
  }
  const existing = await scope.readVariable(name);
  if (existing === undefined) {
    await scope.createVariable(name, value);
    return 'created';
  }
  if (existing === value) {
    return unclear ? 'created' : 'kept';
  }
  await scope.updateVariable(name, value);
  return 'updated';
}
