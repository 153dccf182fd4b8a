import { ComponentProps } from 'react';
import { TextField } from '@backstage/ui';
import { onEnter } from '../keyboard/onEnter';

interface RowInputProps
  extends Omit<ComponentProps<typeof TextField>, 'onKeyDown'> {
  /** The element that tells which row it is in. */
  readonly rowId: string;
  /** Adds a row. */
  readonly onAdd: () => void;
}

/** A text of a row, in which Enter adds the next row. */
export function RowInput({ rowId, onAdd, ...input }: RowInputProps) {
  return (
    <TextField
      validationBehavior="aria"
      aria-labelledby={rowId}
      onKeyDown={event => onEnter(event, onAdd)}
      autoComplete="off"
      spellCheck="false"
      {...input}
    />
  );
}
