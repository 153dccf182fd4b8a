/** The texts of the variables. */
export const variablesMessages = {
  title: 'Variables',
  description:
    'What the pipeline may read in the open. Whatever is to be kept secret does not belong here.',
  add: 'Add variable',
  row: 'Variable {{name}}',
  unnamed: 'variable {{place}}',
  within: '{{name}} in {{environment}}',
  control: '({{name}})',
  name: 'Name',
  namePlaceholder: 'AWS_REGION',
  value: 'Value',
  place: 'Where',
  everywhere: 'Everywhere',
  twice: 'is there twice; only the last value counts, so remove one',
} as const;
