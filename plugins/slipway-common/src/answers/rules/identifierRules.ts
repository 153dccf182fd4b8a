import { derivedIdentifiers } from '../../model/derivedIdentifiers';
import { entityNames } from '../../model/entityNames';
import { answerLimits } from '../answerLimits';
import { AnswersRule } from './Rule';
import { entitySubjects, fieldSubjects } from './subjects';

/**
 * PostgreSQL cuts names after 63 bytes without an error, and Alembic then finds differences that
 * are none: every name made for a column has to fit.
 */
export const identifiersFit: AnswersRule = (answers, report) => {
  const tables = new Map(
    entitySubjects(answers).map(({ entity }) => [
      entity.name,
      entityNames(entity.name, entity.plural).snakePlural,
    ]),
  );
  for (const { field, entity, path } of fieldSubjects(answers)) {
    const table = tables.get(entity.name ?? '');
    if (table === undefined) {
      continue;
    }
    const longest = derivedIdentifiers({
      table,
      name: field.name,
      type: field.type,
      targetTable: tables.get(field.target ?? ''),
    }).reduce((a, b) => (b.length > a.length ? b : a));
    const surplus = longest.length - answerLimits.identifier;
    if (surplus > 0) {
      report(
        `${path}.name`,
        `makes the name "${longest}" of ${longest.length} characters, of which PostgreSQL keeps ${answerLimits.identifier}; shorten the field or its entity by ${surplus}`,
      );
    }
  }
};
