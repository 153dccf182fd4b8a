import { useLayoutEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { templateRefOf } from '../fields/templateRefOf';
import { PageFieldProps } from '../fields/SlipwayPage/schema';
import { formLinkAnswers } from '../formLink/readFormLink';
import { FormDraft } from './FormDraft';
import { forgetDraft, keepDraft, readDraft } from './draftStore';
import { isUntouched } from './isUntouched';
import { beginVisit, isSameVisit } from './visit';

/** What the page says of the answers it holds: they are those of a draft, or somebody has started over. */
export type DraftState =
  | { readonly kind: 'restored'; readonly draft: FormDraft }
  | {
      readonly kind: 'startedOver';
      /** What was there before, as long as it can be brought back. */
      readonly before?: FormDraft;
    };

interface Restored {
  readonly state?: DraftState;
  /** Whether the answers are there; fields that are drawn before would take theirs for empty. */
  readonly isReady: boolean;
  /** Differs after starting over and its undoing, so that fields forget what they hold by themselves. */
  readonly round: number;
  readonly startOver: () => void;
  /** Brings back what was there before somebody started over. */
  readonly undo: () => void;
  /** Somebody has gone on after starting over, so that there is no way back. */
  readonly goOn: () => void;
}

/** Fills a form that was just opened in with its draft; a link with answers that is followed anew comes first. */
export function useRestoredDraft(
  { formData = {}, schema }: Pick<PageFieldProps, 'formData' | 'schema'>,
  answer: (given: Readonly<Record<string, unknown>>) => void,
): Restored {
  const params = useParams();
  const templateRef = params.templateName ? templateRefOf(params) : '';
  const [state, setState] = useState(() =>
    restoredOf(templateRef && restorable(templateRef, { formData, schema })),
  );
  const [isReady, setReady] = useState(state === undefined);
  const [round, setRound] = useState(0);
  useLayoutEffect(() => {
    if (templateRef === '') {
      return;
    }
    if (state?.kind === 'restored') {
      answer(state.draft.answers);
      setReady(true);
    } else if (formLinkAnswers() && !isSameVisit()) {
      forgetDraft(templateRef);
    }
    beginVisit();
    // Only as the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const fill = (
    given: Readonly<Record<string, unknown>>,
    next?: DraftState,
  ) => {
    answer({ ...blankAnswers(formData, schema), ...given });
    setState(next);
    setRound(round + 1);
  };
  return {
    state,
    isReady,
    round,
    startOver() {
      const before = readDraft(templateRef);
      forgetDraft(templateRef);
      fill(blankAnswers({ ...before?.answers }, schema), {
        kind: 'startedOver',
        before,
      });
    },
    undo() {
      if (state?.kind === 'startedOver' && state.before) {
        keepDraft(templateRef, state.before);
        fill(state.before.answers, restoredOf(state.before));
      }
    },
    goOn: () =>
      setState(now => (now?.kind === 'startedOver' ? { kind: now.kind } : now)),
  };
}

function restoredOf(draft: FormDraft | '' | undefined): DraftState | undefined {
  return draft ? { kind: 'restored', draft } : undefined;
}

function restorable(
  templateRef: string,
  { formData = {}, schema }: Pick<PageFieldProps, 'formData' | 'schema'>,
): FormDraft | undefined {
  const initial = formLinkAnswers();
  const { properties } = schema;
  return (initial === undefined || isSameVisit()) &&
    isUntouched({ answers: formData, initial: initial ?? {}, properties })
    ? readDraft(templateRef)
    : undefined;
}

/** What the form opened with: every other answer is taken back, also those of other pages. */
function blankAnswers(
  answers: Readonly<Record<string, unknown>>,
  { properties }: PageFieldProps['schema'],
) {
  const initial = formLinkAnswers() ?? {};
  return Object.fromEntries(
    Object.keys(answers).map(key => [
      key,
      initial[key] ?? Object(properties?.[key]).default,
    ]),
  );
}
