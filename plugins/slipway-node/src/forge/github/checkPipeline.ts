import { secretNameProblem } from '../../secrets';
import {
  MeasuredEnvironment,
  MeasuredPipeline,
  MeasuredSecret,
} from '../pipeline/measured';
import { topicProblems } from './topicsPiece';
import { SECRETS_PER_PLACE, VARIABLES_PER_PLACE } from './PipelineScope';
import { reviewerKey } from './reviewers';

/** GitHub's limits: docs.github.com, "Secrets reference", "Variables reference", "Deployments and environments". */
const MOST_BYTES = 48 * 1024;
const MOST_REVIEWERS = 6;
const MOST_ENVIRONMENT_NAME = 255;

/** Every reason, as a sentence, why GitHub would not take this pipeline, as far as it can be told without asking. */
export function checkPipeline(spec: MeasuredPipeline): readonly string[] {
  return [
    ...repeated(spec.environments.map(({ name }) => name)).map(
      name => `environment ${name}: is there twice; rename one`,
    ),
    ...spec.environments.flatMap(checkEnvironment),
    ...checkVariables(spec.variables, '', VARIABLES_PER_PLACE.repository),
    ...checkSecrets(spec.secrets, ''),
    ...topicProblems(spec.topics ?? []),
  ];
}

function checkEnvironment(spec: MeasuredEnvironment): readonly string[] {
  const label = `environment ${spec.name}: `;
  return [
    // The characters that GitHub's own form refuses, and what no line should hold.
    ...(/[\p{Cc}'"`,;\\]/u.test(spec.name) ||
    spec.name === '' ||
    spec.name.length > MOST_ENVIRONMENT_NAME
      ? [
          `${label}the name must have 1 to ${MOST_ENVIRONMENT_NAME} characters and no quotes, commas, semicolons or backslashes`,
        ]
      : []),
    ...(spec.reviewers.length > MOST_REVIEWERS
      ? [
          `${label}has ${spec.reviewers.length} approvers and GitHub takes ${MOST_REVIEWERS}; use a team`,
        ]
      : []),
    ...repeated(spec.reviewers.map(reviewerKey)).map(
      reviewer => `${label}the approver ${reviewer} is there twice`,
    ),
    ...checkVariables(spec.variables, label, VARIABLES_PER_PLACE.environment),
    ...checkSecrets(spec.secrets, label),
  ];
}

function checkVariables(
  variables: Readonly<Record<string, string>>,
  label: string,
  most: number,
): readonly string[] {
  const names = Object.keys(variables);
  return [
    ...tooMany(names.length, most, `${label}variables`),
    ...checkNames(names, `${label}variable`),
    ...Object.entries(variables).flatMap(([name, value]) =>
      checkValue(value, `${label}variable ${name}`),
    ),
  ];
}

function checkSecrets(
  secrets: readonly MeasuredSecret[],
  label: string,
): readonly string[] {
  const names = secrets.map(({ name }) => name);
  return [
    ...tooMany(names.length, SECRETS_PER_PLACE, `${label}secrets`),
    ...checkNames(names, `${label}secret`),
    ...secrets.flatMap(secret => checkSecret(secret, label)),
  ];
}

function checkSecret(
  { name, value }: MeasuredSecret,
  label: string,
): readonly string[] {
  return value === undefined ? [] : checkValue(value, `${label}secret ${name}`);
}

function checkNames(names: readonly string[], what: string): readonly string[] {
  return [
    ...names.flatMap(name => {
      const problem = secretNameProblem(name);
      return problem ? [`${what} ${JSON.stringify(name)}: ${problem}`] : [];
    }),
    ...repeated(names).map(
      name => `${what} ${name}: is there twice; GitHub ignores case`,
    ),
  ];
}

function checkValue(value: string, what: string): readonly string[] {
  const bytes = Buffer.byteLength(value);
  if (bytes === 0) {
    return [`${what}: is empty; give it a value or leave it out`];
  }
  return bytes > MOST_BYTES
    ? [`${what}: has ${bytes} bytes and GitHub takes ${MOST_BYTES}`]
    : [];
}

function tooMany(count: number, most: number, what: string): readonly string[] {
  return count > most ? [`${what}: ${count} and GitHub takes ${most}`] : [];
}

/** Names that occur again, whatever their case. */
function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter(name => {
    const key = name.toUpperCase();
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}
