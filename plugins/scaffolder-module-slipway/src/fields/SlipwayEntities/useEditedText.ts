import { useState } from 'react';

/**
 * The text of an input whose value is kept in another form, such as a number: what is typed stays as it
 * was typed, `1.` or `a, `, while it has the focus.
 */
export function useEditedText(kept: string) {
  const [typed, setTyped] = useState<string>();
  return {
    value: typed ?? kept,
    onChange: (value: string) => setTyped(value),
    onBlur: () => setTyped(undefined),
  };
}
