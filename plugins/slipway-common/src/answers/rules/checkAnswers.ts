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
import { entitySubjects, fieldSubjects } from './subjects';
import { uniqueHasChoice } from './uniqueRules';
import { variableRules } from './variableRules';

const fieldRules = [
  ...fieldNameRules,
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
  for (const subject of entitySubjects(answers)) {
    for (const rule of entityRules) {
      const finding = rule(subject);
      if (finding) {
        report(`${subject.path}.${finding.at}`, finding.message);
      }
    }
  }
  for (const subject of fieldSubjects(answers)) {
    for (const rule of fieldRules) {
      const finding = rule(subject);
      if (finding) {
        report(`${subject.path}.${finding.at}`, finding.message);
      }
    }
  }
  for (const rule of answersRules) {
    rule(answers, report);
  }
}
