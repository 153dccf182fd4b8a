import { derivedIdentifiers } from '../../model/derivedIdentifiers';
import { entityNames } from '../../model/entityNames';
import { fieldNames } from '../../model/fieldNames';
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

/**
 * Where the plural is given and shorter than the name itself, the table says nothing about the
 * length of classes and functions: in lines of code the name takes as much room as a table may.
 */
export const namesFitLines: AnswersRule = (answers, report) => {
  for (const { field, entity, path } of fieldSubjects(answers)) {
    const { snake, snakePlural } = entityNames(
      entity.name ?? '',
      entity.plural,
    );
    const { attribute } = fieldNames(field.name, field.type);
    const both = `${snake}_${attribute}`;
    const surplus = both.length - answerLimits.entityAndField;
    if (surplus > 0 && snake.length > snakePlural.length) {
      report(
        `${path}.name`,
        `is "${both}" with the name of its entity, ${both.length} characters of which a line of code has room for ${answerLimits.entityAndField}; shorten the field or its entity by ${surplus}`,
      );
    }
  }
};
