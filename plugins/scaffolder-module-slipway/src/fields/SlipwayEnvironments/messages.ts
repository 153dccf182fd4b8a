/** The texts of the environments. */
export const environmentsMessages = {
  title: 'Environments',
  description:
    'Where the pipeline deploys to. With approvers, a deployment waits for one of them.',
  none: 'No environment: the pipeline builds and tests, and deploys nowhere.',
  add: 'Add environment',
  row: 'Environment {{name}}',
  unnamed: 'environment {{place}}',
  control: '({{name}})',
  name: 'Environment',
  namePlaceholder: 'staging',
  approvers: 'Approvers',
  nobody: 'Nobody; it does not wait',
  theOwner: 'The owner, {{owner}}',
  anOwner: 'The owner',
  search: 'Search',
} as const;
