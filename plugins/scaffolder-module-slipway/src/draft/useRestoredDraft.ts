import { useLayoutEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { templateRefOf } from '../fields/templateRefOf';
import { PageFieldProps } from '../fields/SlipwayPage/schema';
import { formLinkAnswers } from '../formLink/readFormLink';
import { FormDraft } from './FormDraft';
import { forgetDraft, readDraft } from './draftStore';
import { isUntouched } from './isUntouched';
import { beginVisit, isSameVisit } from './visit';

interface Restored {
  /** The draft that the page was filled in with, until somebody starts over. */
  readonly draft?: FormDraft;
  /** Whether the answers are there; fields that are drawn before would take theirs for empty. */
  readonly isReady: boolean;
  /** Differs after starting over, so that fields forget what they hold by themselves. */
  readonly round: number;
  readonly startOver: () => void;
}

/** Fills a form that was just opened in with its draft; a link with answers that is followed anew comes first. */
export function useRestoredDraft(
  { formData = {}, schema }: Pick<PageFieldProps, 'formData' | 'schema'>,
  answer: (given: Readonly<Record<string, unknown>>) => void,
): Restored {
  const params = useParams();
  const templateRef = params.templateName && templateRefOf(params);
  const [draft, setDraft] = useState(() =>
    templateRef === undefined
      ? undefined
      : restorable(templateRef, { formData, schema }),
  );
  const [isReady, setReady] = useState(draft === undefined);
  const [round, setRound] = useState(0);
  useLayoutEffect(() => {
    if (templateRef === undefined) {
      return;
    }
    if (draft) {
      answer(draft.answers);
      setReady(true);
    } else if (formLinkAnswers() && !isSameVisit()) {
      forgetDraft(templateRef);
    }
    beginVisit();
    // Only as the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const startOver = () => {
    forgetDraft(templateRef ?? '');
    answer(blankAnswers({ ...draft?.answers, ...formData }, schema));
    setDraft(undefined);
    setRound(round + 1);
  };
  return { draft, isReady, round, startOver };
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
