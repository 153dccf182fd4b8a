import { useEffect, useRef } from 'react';
import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import { PageFieldProps } from '../fields/SlipwayPage/schema';
import { DraftNoticeProps } from './DraftNotice';
import { useKeptDraft } from './useKeptDraft';
import { useRestoredDraft } from './useRestoredDraft';

/** A page's part in the draft of its form: what it is filled in with, what is kept of it, and the way back. */
export function useDraft(
  props: Pick<PageFieldProps, 'formData' | 'schema'>,
  answer: (given: Readonly<Record<string, unknown>>) => void,
  onStartOver: () => void,
) {
  const { formData = {} } = props;
  const { goOn, isReady, round, startOver, state, undo } = useRestoredDraft(
    props,
    answer,
  );
  const { handlers, rest } = useKeptDraft(formData, goOn);
  const { secrets, setSecrets } = useTemplateSecrets();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (round > 0) {
      // The first field asks for the focus whenever it is drawn.
      button.current?.focus();
    }
  }, [round]);
  const notice: DraftNoticeProps | undefined = state && {
    button,
    state,
    onStartOver() {
      rest();
      startOver();
      // Backstage keeps them apart from the answers, and would hand them in.
      const entered = Object.keys(secrets).filter(name => name in formData);
      setSecrets(Object.fromEntries(entered.map(name => [name, ''])));
      onStartOver();
    },
    onUndo: undo,
  };
  return { handlers, isReady, notice, round };
}
