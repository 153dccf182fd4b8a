/** The texts of the page of a task. */
export const resultMessages = {
  running: {
    title: 'Creating the service',
    step: 'Now: {{name}}',
    starting: 'The task is waiting for its turn.',
    leave:
      'You can close this page: the task goes on, and a notification tells you how it ended.',
    elapsed: '{{seconds}} s',
  },
  created: {
    title: '{{name}} is created',
    links: 'Where it is',
    repository: 'Repository',
    entity: 'Component in the catalog',
    pipelines: 'First pipeline',
    clone: 'Clone it',
    copy: 'Copy the clone command',
    copied: 'Copied',
    notCopied: 'It could not be copied; select the text instead',
    next: 'Next steps',
    nextHint:
      'Install it, start its database and run its tests; then open a pull request with your first change.',
    done: 'What was done',
  },
  action: {
    created: 'created',
    updated: 'updated',
    kept: 'was there already',
    planned: 'planned',
  },
  failed: {
    title: 'The service could not be created',
    cancelled: 'The task was cancelled',
    exists: 'What exists now',
    nothing: 'Nothing was made.',
    empty: 'An empty repository',
    whole: 'The repository, with the first commit',
    other: 'A repository that this task did not make',
    registered: 'In the catalog',
    unknown: 'What exists now could not be found out: {{reason}}',
    stepsDone: 'What the steps did',
    continue: 'Continue with the same answers',
    continueHint:
      'Everything that is there already is found and kept. Secrets you entered are not among the answers: those on the forge stay there, enter the others again.',
    discard: 'Discard…',
    kept: 'It cannot be discarded here: {{reason}}.',
  },
  discard: {
    title: 'Discard what the task left?',
    text: 'The repository {{name}} is deleted for good, with everything in it, and taken out of the catalog. This cannot be undone.',
    confirm: 'Delete the repository',
    cancel: 'Keep it',
    failed: 'It was not discarded: {{reason}}',
  },
  loading: 'Loading the task',
  unreadable: 'The task cannot be read: {{reason}}',
} as const;
