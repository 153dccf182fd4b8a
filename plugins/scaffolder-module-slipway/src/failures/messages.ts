/** The texts of what could not be asked for. */
export const failureMessages = {
  unreachable:
    'The portal cannot be reached; look whether you are connected, then try again.',
  signedOut: 'You are signed out; reload the page and sign in again.',
  tryAgain: 'Try again',
} as const;
