import { Dispatch, useEffect, useReducer, useRef } from 'react';
import { EntitiesValue } from '../schema';
import { Edit } from './Edit';
import { editModel } from './editModel';
import { ModelState } from './ModelState';
import { fromAnswers } from './newDraft';
import { toAnswers } from './toAnswers';

/**
 * The modeller's state. Each edit is handed to the form at once, so that nothing is lost whoever goes on
 * when; what the form changes by itself replaces the state.
 */
export function useModel(
  answers: EntitiesValue | undefined,
  onChange: (answers: EntitiesValue) => void,
): [ModelState, Dispatch<Edit>] {
  const [state, edit] = useReducer(editModel, answers, given => ({
    model: fromAnswers(given),
    undo: [],
  }));
  const told = useRef({ model: state.model, answers, onChange });
  told.current.onChange = onChange;
  useEffect(() => {
    if (state.model !== told.current.model) {
      const next = toAnswers(state.model);
      told.current = { ...told.current, model: state.model, answers: next };
      told.current.onChange(next);
    }
  }, [state.model]);
  useEffect(() => {
    if (JSON.stringify(answers) !== JSON.stringify(told.current.answers)) {
      told.current.answers = answers;
      edit({ do: 'load', entities: answers });
    }
  }, [answers]);
  return [state, edit];
}
