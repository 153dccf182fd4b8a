import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { Trouble, troubleSchema } from './Trouble';

const MOST_TROUBLES = 100;
const troublesSchema = z.array(troubleSchema).max(MOST_TROUBLES);

/** Reads a list of troubles; `InputError` with everything that is wrong, a line each. */
export function readTroubles(input: unknown): readonly Trouble[] {
  const result = troublesSchema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const lines = result.error.issues.map(
    ({ message, path }) => `${pathOf(path)}: ${message}`,
  );
  throw new InputError(lines.join('\n'));
}

function pathOf(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`,
    'troubles',
  );
}
