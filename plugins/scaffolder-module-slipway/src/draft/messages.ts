/** The texts about a form that was left before it was handed in. */
export const draftMessages = {
  restored: 'Your answers from before are here again.',
  withoutSecrets:
    'Your answers from before are here again, but no secret: those are kept nowhere, so enter them again.',
  startOver: 'Start over',
  startedOver: 'You started over.',
  undo: 'Undo',
} as const;
