import { useEffect } from 'react';
import { ModelState } from './model/ModelState';

/** The id of the element that stands for a card or a row: its name. */
export function nameInputId(id: string): string {
  return `${id}-name`;
}

/** Moves the focus to the name of a card or a row each time an edit asks for it. */
export function useFocus(focus: ModelState['focus']): void {
  useEffect(() => {
    if (focus) {
      document.getElementById(nameInputId(focus.id))?.focus();
    }
  }, [focus]);
}
