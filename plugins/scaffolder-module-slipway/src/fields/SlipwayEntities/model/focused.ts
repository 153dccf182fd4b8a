import { ModelState } from './ModelState';

/** With the focus on the name of a card or a row. */
export function focused(state: ModelState, id: string): ModelState {
  return { ...state, focus: { id, count: (state.focus?.count ?? 0) + 1 } };
}
