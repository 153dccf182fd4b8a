import { SyntheticEvent, useEffect, useRef } from 'react';
import { useParams } from 'react-router-dom';
import { templateRefOf } from '../fields/templateRefOf';
import { useFormPages } from '../formPages/useFormPages';
import { draftOf } from './draftOf';
import { keepDraft, readDraft } from './draftStore';

/**
 * Keeps the answers of the form as a draft whenever they change after somebody did something on the page, to whose
 * element the handlers belong: what the form fills in by itself is nobody's draft. `rest` waits for somebody again.
 * Nothing is kept before it is known what is secret on the form's other pages. `onChange` is told of every such change.
 */
export function useKeptDraft(
  answers: Readonly<Record<string, unknown>>,
  onChange: () => void = () => {},
) {
  const params = useParams();
  const hasHands = useRef(false);
  const templateRef = params.templateName && templateRefOf(params);
  const pages = useFormPages(templateRef);
  const text = JSON.stringify(answers);
  const seen = useRef(text);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    if (templateRef && hasHands.current && seen.current !== text) {
      tell.current();
      if (!pages) {
        return;
      }
      const filled = { answers: JSON.parse(text), pages };
      keepDraft(templateRef, draftOf(filled, readDraft(templateRef)));
    }
    seen.current = text;
  }, [text, templateRef, pages]);
  const begin = () => {
    hasHands.current = true;
  };
  return {
    handlers: {
      onKeyDownCapture: begin,
      onPointerDownCapture: begin,
      // Dictation and a browser that fills in press nothing; what a script sends is not trusted.
      onInputCapture: (event: SyntheticEvent) => event.isTrusted && begin(),
    },
    rest: () => {
      hasHands.current = false;
    },
  };
}
