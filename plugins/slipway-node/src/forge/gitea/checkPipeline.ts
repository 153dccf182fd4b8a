import { secretNameProblem } from '../../secrets';
import { MeasuredPipeline, MeasuredSecret } from '../pipeline/measured';
import { topicProblems } from './topicsPiece';

/** Gitea: `SecretDataMaxLength` in bytes, `VariableDataMaxLength` in characters. */
const MOST = 65_536;

/** Every reason, as a sentence, why Gitea would not take this pipeline, as far as it can be told without asking. */
export function checkPipeline(spec: MeasuredPipeline): readonly string[] {
  return [
    ...checkNames(Object.keys(spec.variables), 'variable'),
    ...Object.entries(spec.variables).flatMap(([name, value]) =>
      checkSize(`variable ${name}`, [...value].length, 'characters'),
    ),
    ...checkNames(
      spec.secrets.map(({ name }) => name),
      'secret',
    ),
    ...spec.secrets.flatMap(checkSecret),
    ...topicProblems(spec.topics ?? []),
  ];
}

function checkSecret({ name, value }: MeasuredSecret): readonly string[] {
  return value === undefined
    ? []
    : checkSize(`secret ${name}`, Buffer.byteLength(value), 'bytes');
}

function checkSize(what: string, size: number, unit: string) {
  if (size === 0) {
    return [`${what}: is empty; give it a value or leave it out`];
  }
  return size > MOST
    ? [`${what}: has ${size} ${unit} and Gitea takes ${MOST}`]
    : [];
}

function checkNames(names: readonly string[], what: string): readonly string[] {
  const seen = new Set<string>();
  return names.flatMap(name => {
    const key = name.toUpperCase();
    const again = seen.has(key);
    seen.add(key);
    const problem = again
      ? 'is there twice; Gitea ignores case'
      : nameProblem(name);
    return problem ? [`${what} ${JSON.stringify(name)}: ${problem}`] : [];
  });
}

/** Gitea: `services/secrets/validation.go`, which takes over GitHub's rules; Forgejo adds a prefix of its own. */
function nameProblem(name: string): string | undefined {
  const [prefix] = /^(?:GITEA|FORGEJO)_/.exec(name.toUpperCase()) ?? [];
  const reserved = prefix && `must not start with ${prefix}, which is reserved`;
  return /^CI$/i.test(name)
    ? 'is reserved; choose another name'
    : reserved ?? secretNameProblem(name);
}
