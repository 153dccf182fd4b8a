import { entityNames } from '../../model/entityNames';
import { quoted } from '../words/freeText';
import { authModules } from '../words/serviceWords';
import { AnswersRule } from './Rule';
import { entitySubjects } from './subjects';

/** An entity must not take the place of a module or table of the chosen `auth`: `User` is one of `jwt`. */
export const entitiesLeaveAuthAlone: AnswersRule = (answers, report) => {
  const { auth } = answers;
  for (const { entity, path } of entitySubjects(answers)) {
    const { snake, snakePlural } = entityNames(entity.name, entity.plural);
    const taken = [snake, snakePlural].find(each =>
      authModules[auth].has(each),
    );
    if (taken) {
      report(
        `${path}.name`,
        `${quoted(
          entity.name,
        )} makes "${taken}", which the service has already for callers with ${auth}; choose another name, such as "${
          entity.name
        }Record", or let others call it`,
      );
    }
  }
};
