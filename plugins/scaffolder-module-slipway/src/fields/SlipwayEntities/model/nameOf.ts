import { DraftEntity, DraftField } from './Draft';

/** The name of a card or a row where a person is told about it; empty while it has none. */
export function nameOf({ members }: DraftEntity | DraftField): string {
  return members.name ?? '';
}
