/** The texts about the link that opened the form. */
export const formLinkMessages = {
  unreadable:
    'The answers in this link cannot be read; copy the whole link again, or fill in the form.',
  lost: 'Of the answers in this link these cannot be read and are left out: {{keys}}. Copy the link again, or fill them in.',
} as const;
