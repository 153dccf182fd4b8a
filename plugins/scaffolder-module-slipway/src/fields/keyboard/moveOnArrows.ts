import { KeyboardEvent } from 'react';

/** Moves what has the focus inside, with Alt and an arrow; the card does not move with its row. */
export function moveOnArrows(move: (by: -1 | 1) => void) {
  const onKeyDown = (event: KeyboardEvent) => {
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.altKey && isArrow) {
      event.preventDefault();
      event.stopPropagation();
      move(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return { onKeyDown };
}
