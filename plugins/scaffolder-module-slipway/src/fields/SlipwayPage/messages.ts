/** The texts of a page. */
export const pageMessages = {
  presets: 'Start from',
  presetsHint:
    'Each fills in the form, and everything can be changed afterwards.',
  applied: 'The form is filled in with {{title}}.',
  remedy: 'Set {{title}} to {{value}}',
  nothing: 'none',
  provided: 'Provided by your platform team.',
  enter: 'Enter another one',
  enterAnother: 'Enter another one: {{title}}',
} as const;
