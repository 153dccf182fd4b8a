import { PlannedAction } from '@slipway/plugin-slipway-node';

/** What is planned, in one line and in the words of the forge: `environment production, approved by platform`. */
export function tellPlanned({
  subject,
  to,
}: Pick<PlannedAction, 'subject' | 'to'>): string {
  return to === undefined ? subject : `${subject}, ${to}`;
}
