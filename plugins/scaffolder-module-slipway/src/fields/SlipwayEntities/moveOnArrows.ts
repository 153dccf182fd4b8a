import { KeyboardEvent } from 'react';

/** Moves what has the focus, with Alt and an arrow; the card does not move with its row. */
export function moveOnArrows(
  event: KeyboardEvent,
  move: (by: -1 | 1) => void,
): void {
  const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  if (event.altKey && isArrow) {
    event.preventDefault();
    event.stopPropagation();
    move(event.key === 'ArrowUp' ? -1 : 1);
  }
}
