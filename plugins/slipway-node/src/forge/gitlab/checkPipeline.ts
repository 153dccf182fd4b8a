import {
  MeasuredEnvironment,
  MeasuredPipeline,
  MeasuredSecret,
} from '../pipeline/measured';
import { topicProblems } from './topicsPiece';

/** GitLab's limits: docs.gitlab.com, "CI/CD variables", "Project-level CI/CD variables API", "Application limits". */
const MOST_CHARACTERS = 10_000;
const MOST_KEY_CHARACTERS = 255;
const MOST_ENVIRONMENT_NAME = 255;
/** Variables and secrets of a project, those of its environments included. */
export const MOST_VARIABLES = 8_000;

/** What GitLab can mask where it need not expand it: one line of at least eight characters without blanks. */
const MASKABLE = /^\S{8,}$/;

type Place = Pick<MeasuredPipeline, 'variables' | 'secrets'>;

/** Every reason, as a sentence, why GitLab would not take this pipeline, as far as it can be told without asking. */
export function checkPipeline(spec: MeasuredPipeline): readonly string[] {
  const places: readonly Place[] = [spec, ...spec.environments];
  const count = places
    .map(place => namesOf(place).length)
    .reduce((sum, each) => sum + each, 0);
  return [
    ...(count > MOST_VARIABLES
      ? [
          `variables and secrets: ${count} and GitLab takes ${MOST_VARIABLES} in a project`,
        ]
      : []),
    ...repeated(spec.environments.map(({ name }) => name)).map(
      name => `environment ${name}: is there twice; rename one`,
    ),
    ...spec.environments.flatMap(checkEnvironment),
    ...checkPlace(spec, ''),
    ...topicProblems(spec.topics ?? []),
  ];
}

function checkEnvironment(spec: MeasuredEnvironment): readonly string[] {
  const label = `environment ${spec.name}: `;
  const isName = /^(?!\/)[A-Za-z0-9_/${}. -]+(?<!\/)$/.test(spec.name);
  return [
    ...(isName && spec.name.length <= MOST_ENVIRONMENT_NAME
      ? []
      : [
          `${label}the name must have 1 to ${MOST_ENVIRONMENT_NAME} letters, digits, blanks and characters of "_/\${}.-", and no "/" at either end`,
        ]),
    ...repeated(
      spec.reviewers.map(({ kind, name }) => `${kind} ${name}`.toLowerCase()),
    ).map(reviewer => `${label}the approver ${reviewer} is there twice`),
    ...checkPlace(spec, label),
  ];
}

function checkPlace(place: Place, label: string): readonly string[] {
  return [
    ...repeated(namesOf(place)).map(
      name =>
        `${label}${name}: is there twice; GitLab keeps variables and secrets under one set of names, so rename one`,
    ),
    ...Object.entries(place.variables).flatMap(([name, value]) => [
      ...checkName(name, `${label}variable`),
      ...checkLength(value, `${label}variable ${name}`),
    ]),
    ...place.secrets.flatMap(secret => [
      ...checkName(secret.name, `${label}secret`),
      ...checkSecret(secret, `${label}secret ${secret.name}`),
    ]),
  ];
}

function namesOf({ variables, secrets }: Place): readonly string[] {
  return [...Object.keys(variables), ...secrets.map(({ name }) => name)];
}

function checkName(name: string, what: string): readonly string[] {
  if (!/^[A-Za-z0-9_]+$/.test(name)) {
    return [
      `${what} ${JSON.stringify(
        name,
      )}: may only hold letters, digits and underscores`,
    ];
  }
  // GitLab would take them, and pipelines get them instead of its own: CI_DEBUG_TRACE alone shows every secret.
  if (/^CI(?:_|$)/i.test(name)) {
    return [
      `${what} ${name}: must not be called CI or begin with CI_, which is what GitLab tells its pipelines; choose another name`,
    ];
  }
  return name.length > MOST_KEY_CHARACTERS
    ? [
        `${what} ${name}: has ${name.length} characters and GitLab takes ${MOST_KEY_CHARACTERS}`,
      ]
    : [];
}

function checkSecret(
  { value }: MeasuredSecret,
  what: string,
): readonly string[] {
  if (value === undefined) {
    return [];
  }
  const problems = checkLength(value, what);
  return problems.length > 0 || MASKABLE.test(value)
    ? problems
    : [
        `${what}: GitLab cannot mask it, for that takes one line of at least 8 characters without blanks; give it another value, such as its Base64 form`,
      ];
}

function checkLength(value: string, what: string): readonly string[] {
  if (value === '') {
    return [`${what}: is empty; give it a value or leave it out`];
  }
  // By characters and not by JavaScript's half ones.
  const characters = [...value].length;
  return characters > MOST_CHARACTERS
    ? [
        `${what}: has ${characters} characters and GitLab takes ${MOST_CHARACTERS}`,
      ]
    : [];
}

/** Those that occur again. */
function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
