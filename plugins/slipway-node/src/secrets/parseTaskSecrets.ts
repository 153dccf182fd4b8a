import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { secretNameProblem } from './secretNameProblem';
import { TaskSecrets } from './TaskSecrets';

const PREFIX = 'ci:';

interface Key {
  readonly environment?: string;
  readonly name: string;
}

/**
 * Reads a task's secrets: `ci:NAME` is one of the repository, `ci:<environment>:NAME` one of an
 * environment; keys without `ci:` belong to others and are passed over. An empty value counts as not given.
 *
 * Throws one `InputError` with every problem; no value is ever part of it.
 *
 * @public
 */
export function parseTaskSecrets(
  secrets: Readonly<Record<string, unknown>>,
  options: { readonly environments: readonly string[] },
): TaskSecrets {
  const { secrets: read, problems } = readTaskSecrets(secrets, options);
  if (problems.length > 0) {
    throw new InputError(tellProblems(problems));
  }
  return read;
}

/** As {@link parseTaskSecrets}, with the problems beside those that could be read. @public */
export function readTaskSecrets(
  secrets: Readonly<Record<string, unknown>>,
  options: { readonly environments: readonly string[] },
): { readonly secrets: TaskSecrets; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const repository = new Map<string, string>();
  const environments = new Map<string, Map<string, string>>();
  for (const [key, value] of Object.entries(secrets)) {
    if (!key.startsWith(PREFIX) || value === '' || value === undefined) {
      continue;
    }
    const parsed = parseKey(key.slice(PREFIX.length));
    const scope = scopeOf(parsed, repository, environments);
    const problem =
      keyProblem(parsed, options.environments) ??
      (typeof value === 'string' ? undefined : 'must be a text') ??
      (scope.has(parsed.name.toUpperCase()) ? 'is given twice' : undefined);
    if (problem) {
      problems.push(`secret ${printable(key)}: ${problem}`);
      continue;
    }
    scope.set(parsed.name.toUpperCase(), String(value));
  }
  return { secrets: new TaskSecrets(repository, environments), problems };
}

/** An environment's name may hold a colon, a secret's name cannot: the last colon divides. */
function parseKey(rest: string): Key {
  const colon = rest.lastIndexOf(':');
  return colon < 0
    ? { name: rest }
    : { environment: rest.slice(0, colon), name: rest.slice(colon + 1) };
}

function scopeOf(
  { environment }: Key,
  repository: Map<string, string>,
  environments: Map<string, Map<string, string>>,
): Map<string, string> {
  if (environment === undefined) {
    return repository;
  }
  const scope = environments.get(environment) ?? new Map<string, string>();
  environments.set(environment, scope);
  return scope;
}

function keyProblem(
  { environment, name }: Key,
  known: readonly string[],
): string | undefined {
  if (environment !== undefined && !known.includes(environment)) {
    return `there is no environment "${printable(environment)}"; choose ${
      known.join(', ') || 'a secret of the repository'
    }`;
  }
  const problem = secretNameProblem(name);
  return problem && `the name ${problem}`;
}

/** A key is a person's input: keep it on one line and short wherever it is shown. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 120);
}
