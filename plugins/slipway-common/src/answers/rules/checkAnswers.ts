import { AnswersDraft } from '../AnswersDraft';
import { Report } from '../reading/Place';
import { entitiesLeaveAuthAlone } from './authRules';
import { collisionRules } from './collisionRules';
import { entityRules } from './entityRules';
import { enumRules } from './enumRules';
import { environmentRules } from './environmentRules';
import { fieldBoundRules } from './fieldBoundRules';
import { fieldDefaultRules } from './fieldDefaultRules';
import { fieldNameRules } from './fieldNameRules';
import { fieldTypeRules } from './fieldTypeRules';
import { identifiersFit, namesFitLines } from './identifierRules';
import { referenceRules } from './referenceRules';
import { serviceRules } from './serviceRules';
import { Findings } from './Rule';
import {
  entitySubjects,
  fieldSubjects,
  typedSubjects,
  untypedSubjects,
} from './subjects';
import { uniqueHasChoice } from './uniqueRules';
import { variableRules } from './variableRules';

const fieldRules = [
  ...fieldTypeRules,
  ...fieldBoundRules,
  ...fieldDefaultRules,
  ...enumRules,
];

const answersRules = [
  ...serviceRules,
  ...collisionRules,
  entitiesLeaveAuthAlone,
  ...referenceRules,
  uniqueHasChoice,
  identifiersFit,
  namesFitLines,
  ...environmentRules,
  ...variableRules,
];

/** Runs every rule over answers of the right shape and reports all that is wrong. */
export function checkAnswers(answers: AnswersDraft, report: Report): void {
  apply(entityRules, entitySubjects(answers), report);
  apply(fieldNameRules, fieldSubjects(answers), report);
  // What no type would make right.
  const asReferences = new Set(
    untypedSubjects(answers, 'reference')
      .filter(subject => findingsOf(fieldNameRules, subject).length > 0)
      .map(({ path }) => path),
  );
  apply(
    fieldNameRules,
    untypedSubjects(answers, 'string').filter(({ path }) =>
      asReferences.has(path),
    ),
    report,
  );
  apply(fieldRules, typedSubjects(answers), report);
  for (const rule of answersRules) {
    rule(answers, report);
  }
}

type RuleOf<TSubject> = (subject: TSubject) => Findings;

function apply<TSubject extends { readonly path: string }>(
  rules: readonly RuleOf<TSubject>[],
  subjects: readonly TSubject[],
  report: Report,
): void {
  for (const subject of subjects) {
    for (const { at, message } of findingsOf(rules, subject)) {
      report(`${subject.path}.${at}`, message);
    }
  }
}

function findingsOf<TSubject>(
  rules: readonly RuleOf<TSubject>[],
  subject: TSubject,
) {
  return rules.flatMap(rule => [rule(subject) ?? []].flat());
}
