import { answerLimits } from '../answerLimits';
import { answerChoices as choices, EnvironmentAnswer } from '../Answers';
import { AnswersDraft, EntityDraft, EnvironmentDraft } from '../AnswersDraft';
import { defaultEntities } from '../defaultEntities';
import { isAbsent, Place, placeOf, Report } from './Place';
import { readChoice, readChoices } from './readChoice';
import { readEntity } from './readEntity';
import { readEntityRef } from './readEntityRef';
import { readEnvironment } from './readEnvironment';
import { readList } from './readList';
import { readRecord } from './readRecord';
import { readRepoUrl } from './readRepoUrl';
import { readRequiredText, readText } from './readText';
import { readVariables } from './readVariables';
import { withoutAbsent } from './withoutAbsent';

/** The keys of a set of answers. @public */
export const answerKeys = [
  'name',
  'description',
  'owner',
  'system',
  'lifecycle',
  'repoUrl',
  'visibility',
  'layout',
  'entities',
  'packageManager',
  'pythonVersion',
  'database',
  'auth',
  'pagination',
  'features',
  'ci',
  'registry',
  'deploy',
  'docs',
  'license',
  'environments',
  'variables',
] as const;

/** Reads the shape of answers and fills in the defaults; every misshapen value is reported. */
export function readAnswers(input: unknown, report: Report): AnswersDraft {
  const root = placeOf(input, '', (_, message) => report('answers', message));
  if (isAbsent(root)) {
    root.report('must be an object with keys and values');
  }
  const at = readRecord(root, answerKeys, report);
  const owner = readEntityRef(at('owner'), ['group', 'user']);
  if (isAbsent(at('owner'))) {
    at('owner').report('is required');
  }
  return withoutAbsent({
    name: readRequiredText(at('name'), answerLimits.name.max),
    description: readText(at('description'), answerLimits.description) ?? '',
    owner,
    system: readEntityRef(at('system'), ['system']),
    lifecycle: readText(at('lifecycle'), 63) ?? 'experimental',
    repoUrl: readRepoUrl(at('repoUrl')),
    visibility: readChoice(at('visibility'), choices.visibility),
    layout: readChoice(at('layout'), choices.layout),
    entities: readEntities(at('entities'), report),
    packageManager: readChoice(at('packageManager'), choices.packageManager),
    pythonVersion: readChoice(at('pythonVersion'), choices.pythonVersion),
    database: readDatabase(at('database'), report),
    auth: readChoice(at('auth'), choices.auth),
    pagination: readChoice(at('pagination'), choices.pagination),
    features: readChoices(at('features'), choices.features, report) ?? [],
    ci: readChoices(at('ci'), choices.ci, report) ?? [choices.ci[0]],
    registry: readChoice(at('registry'), choices.registry),
    deploy: readChoices(at('deploy'), choices.deploy, report) ?? [],
    docs: readChoice(at('docs'), choices.docs),
    license: readChoice(at('license'), choices.license),
    environments: readEnvironments(at('environments'), owner, report),
    variables: readVariables(at('variables'), report),
  });
}

function readEntities(place: Place, report: Report): readonly EntityDraft[] {
  const limits = { max: answerLimits.entities, noun: 'entities' };
  const elements = readList(place, limits, report);
  // A form sends an empty list where nobody added an entity.
  return elements?.length
    ? elements.map(each => readEntity(each, report))
    : defaultEntities;
}

function readDatabase(place: Place, report: Report) {
  const at = readRecord(place, ['version', 'driver', 'keys'], report);
  return {
    version: readChoice(at('version'), choices.databaseVersion),
    driver: readChoice(at('driver'), choices.databaseDriver),
    keys: readChoice(at('keys'), choices.databaseKeys),
  };
}

function readEnvironments(
  place: Place,
  owner: string | undefined,
  report: Report,
): readonly EnvironmentDraft[] {
  const limits = { max: answerLimits.environments, noun: 'environments' };
  const elements = readList(place, limits, report);
  return (
    elements?.map(each => readEnvironment(each, owner, report)) ??
    defaultEnvironments(owner)
  );
}

function defaultEnvironments(
  owner: string | undefined,
): readonly EnvironmentAnswer[] {
  return [
    { name: 'staging', approvers: [] },
    { name: 'production', approvers: owner ? [owner] : [] },
  ];
}
