import { RefObject, useEffect, useState } from 'react';

/** Moves the focus to the first field of a row after an edit, or to the button that adds one where none is left. */
export function useRowFocus(
  list: RefObject<HTMLElement>,
): (row: number) => void {
  const [wanted, setWanted] = useState<{ readonly row: number }>();
  useEffect(() => {
    if (!wanted || !list.current) {
      return;
    }
    const rows = list.current.querySelectorAll<HTMLElement>('[role="group"]');
    const row = rows[Math.min(wanted.row, rows.length - 1)];
    const target =
      row?.querySelector<HTMLElement>('input') ??
      list.current.querySelector<HTMLElement>('[data-add-row]');
    target?.focus();
  }, [wanted, list]);
  return row => setWanted({ row });
}
