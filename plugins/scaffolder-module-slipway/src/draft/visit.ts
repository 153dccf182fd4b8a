/** What marks an entry of the tab's history in which the form was open already. */
const mark = 'slipway.visited';

/**
 * Whether the form is opened again where it was open before: after a reload, another theme, or a step back. A
 * link that is followed anew is another visit.
 */
export function isSameVisit(): boolean {
  return Object(window.history.state)[mark] === true;
}

/** Remembers that the form is open here. */
export function beginVisit(): void {
  window.history.replaceState({ ...window.history.state, [mark]: true }, '');
}
