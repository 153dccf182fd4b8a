import { templateRefOf } from '../templateRefOf';
import { useMemo, useRef } from 'react';
import { useParams } from 'react-router-dom';
import { FileBrowser } from './FileBrowser';
import { formAnswers } from '../formAnswers';
import { PlanList } from './PlanList';
import { PreviewFailure } from './PreviewFailure';
import { PreviewProblems } from './PreviewProblems';
import { PreviewFieldProps } from './schema';
import styles from './SlipwayPreview.module.css';
import { Summary } from './Summary';
import { TakeAway } from './TakeAway';
import { useFormPages } from '../../formPages/useFormPages';
import { usePreview } from './usePreview';
import { useHeldSubmit } from '../problems/useHeldSubmit';
import ground from '../ground.module.css';
import { useLandingFocus } from '../useLandingFocus';
import { useStepInSight } from '../useStepInSight';
import { useTexts } from '../useTexts';

/** What the answers would make, before it is made: the files, what differs from before, what will be done. */
export function SlipwayPreview(props: PreviewFieldProps) {
  const t = useTexts();
  const params = useParams();
  const ownRef = templateRefOf(params);
  const templateRef = props.uiSchema['ui:options']?.templateRef ?? ownRef;
  const formData = props.formContext?.formData;
  const form = useMemo(() => formAnswers(formData), [formData]);
  const { trees, plan, isToldOnce } = usePreview(templateRef, form);
  const pages = useFormPages(params.templateName ? ownRef : templateRef);
  // The plan knows of more, and of all that is wrong with the answers.
  const problems = plan.value?.problems ?? trees.value?.current.problems ?? [];
  const element = useRef<HTMLElement>(null);
  useLandingFocus(element);
  useStepInSight();
  useHeldSubmit(element, {
    isHeld: problems.length > 0,
    // Which brings it into view as well.
    onHeld: () =>
      element.current
        ?.querySelector<HTMLElement>('[role="alert"][tabindex]')
        ?.focus(),
  });
  return (
    <section
      className={`${ground.ground} ${styles.preview}`}
      aria-label={t('preview.title')}
      ref={element}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <Summary tree={trees.value?.current} isFailed={!!trees.error} />
        <TakeAway
          templateRef={templateRef}
          answers={form.answers}
          pages={pages}
          isWrong={trees.value?.current.problems.length !== 0}
        />
      </div>
      <PreviewProblems
        problems={problems}
        pages={pages ?? []}
        answers={form.answers}
        isMended={trees.value?.current.mended.length !== 0}
      />
      {trees.error ? (
        <div className={`${styles.browser} ${styles.failed}`}>
          <PreviewFailure title={t('preview.failed')} failed={trees} />
        </div>
      ) : (
        <FileBrowser trees={trees.value} />
      )}
      <PlanList plan={plan} isToldAbove={isToldOnce} />
    </section>
  );
}
