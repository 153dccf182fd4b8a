import { Decision } from '../decision/Piece';

/** Adds the topics that a repository lacks; `write` gets all that it is to have then. */
export function topicsDecision(
  {
    present,
    wanted,
  }: {
    readonly present: readonly string[];
    readonly wanted: readonly string[];
  },
  write: (all: string[]) => Promise<void>,
): readonly Decision[] {
  const subject = 'topics';
  const all = [...new Set([...present, ...wanted])];
  if (all.length === present.length) {
    return [{ subject, action: 'keep' }];
  }
  const isFirst = present.length === 0;
  return [
    {
      subject,
      action: isFirst ? 'create' : 'update',
      from: isFirst ? undefined : present.join(', '),
      to: all.join(', '),
      write: () => write(all).then(() => (isFirst ? 'created' : 'updated')),
    },
  ];
}
