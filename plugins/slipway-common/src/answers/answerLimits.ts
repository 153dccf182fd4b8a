/**
 * The sizes answers must keep to; the template's column types are chosen to hold them.
 *
 * Lengths are in characters as PostgreSQL and Python count them (code points).
 *
 * @public
 */
export const answerLimits = {
  name: { min: 3, max: 40 },
  /** GitHub's limit for the description of a repository. */
  description: 350,
  entityDescription: 500,
  fieldDescription: 500,
  entities: 50,
  fields: 60,
  enumValues: 50,
  enumValue: 63,
  /** PostgreSQL cuts identifiers after this many bytes. */
  identifier: 63,
  /** What is left of an identifier for the names of a table and a column, beside `ck_` and `_value_list`. */
  entityAndField: 49,
  environments: 10,
  environmentName: 40,
  /** GitHub's limit for required reviewers of an environment. */
  approvers: 6,
  variables: 100,
  variableName: 255,
  /** GitHub's limit for the value of a variable, in bytes. */
  variableValue: 48 * 1024,
  /** Bounds of `maxLength`, and its value where a field has none; hardly an address is shorter than the lower ones. */
  string: { min: 1, max: 10_000, default: 255 },
  text: { min: 1, max: 1_000_000, default: 10_000 },
  email: { min: 10, max: 320, default: 320 },
  url: { min: 20, max: 8_000, default: 2_048 },
  /** A B-tree entry holds 2,704 bytes; a character takes up to four. */
  indexedText: 676,
  /** Integers are kept as BIGINT; JSON carries them exactly up to here. */
  integer: Number.MAX_SAFE_INTEGER,
  /** Decimals are kept as NUMERIC(18, 4). */
  decimal: { precision: 18, scale: 4 },
} as const;
