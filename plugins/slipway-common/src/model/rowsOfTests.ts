import { EntityDraft } from '../answers/AnswersDraft';

/** How many of its entity a test of the service makes at most. */
const madeByTest = 8;

/**
 * How many rows of an entity the tests of a service have at once: a test of an entity makes some of it, each with
 * what it has to refer to, and with what it may refer to.
 */
export function rowsOfTests(
  entities: readonly EntityDraft[],
  target: string,
): number {
  const targetsOf = new Map(
    entities.map(({ name, fields }) => {
      const references = fields.filter(({ type }) => type === 'reference');
      const named = (required: boolean) =>
        references
          .filter(field => (field.required ?? false) === required)
          .flatMap(field => field.target ?? []);
      return [name, { required: named(true), optional: named(false) }];
    }),
  );
  const counted = new Map<string, number>();
  /** The rows of the target that come with one of an entity. */
  const rowsWith = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) {
      return known;
    }
    // A circle of required references is refused anyway.
    counted.set(name, 0);
    const { required = [] } = targetsOf.get(name) ?? {};
    const rows = required.reduce(
      (sum, each) => sum + rowsWith(each),
      name === target ? 1 : 0,
    );
    counted.set(name, rows);
    return rows;
  };
  const rows = entities.map(({ name = '' }) =>
    (targetsOf.get(name)?.optional ?? []).reduce(
      (sum, each) => sum + rowsWith(each),
      rowsWith(name),
    ),
  );
  return madeByTest * Math.max(0, ...rows);
}
