import { Alert, Button } from '@backstage/ui';
import { answerKey, PreviewProblem } from '@slipway/plugin-slipway-common';
import { FormPage } from '../../formPages/FormPage';
import { pageOf } from '../../formPages/pageOf';
import { FormAnswers } from '../formAnswers';
import { EntitiesValue } from '../SlipwayEntities/schema';
import { tellPlace } from '../SlipwayEntities/tellPlace';
import { useTexts } from '../useTexts';
import { goToPage } from './goToPage';
import styles from './SlipwayPreview.module.css';

interface PreviewProblemsProps {
  readonly problems: readonly PreviewProblem[];
  readonly pages: readonly FormPage[];
  readonly answers: FormAnswers['answers'];
  /** Whether the files show something else in place of what is wrong. */
  readonly isMended: boolean;
}

/** Everything in the way, each with the way to the page it is about. */
export function PreviewProblems(props: PreviewProblemsProps) {
  const { problems, pages, answers, isMended } = props;
  const t = useTexts();
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert
      role="alert"
      tabIndex={-1}
      status="danger"
      icon
      title={t('preview.problems.title', { count: problems.length })}
      description={
        <>
          <ul className={styles.problems}>
            {problems.map(problem => (
              <Problem
                key={`${problem.path}: ${problem.message}`}
                problem={problem}
                pages={pages}
                answers={answers}
              />
            ))}
          </ul>
          {isMended && <p>{t('preview.problems.mended')}</p>}
        </>
      }
    />
  );
}

function Problem(props: {
  readonly problem: PreviewProblem;
  readonly pages: readonly FormPage[];
  readonly answers: FormAnswers['answers'];
}) {
  const { field, path, message } = props.problem;
  const t = useTexts();
  const { entities } = props.answers as { entities?: EntitiesValue };
  const place =
    path && answerKey(path) === 'entities'
      ? tellPlace(path, entities, t)
      : path;
  const key = field ?? (path === undefined ? undefined : answerKey(path));
  const page = key === undefined ? undefined : pageOf(props.pages, key);
  return (
    <li>
      <span>
        {place && <strong>{place}: </strong>}
        {message}
      </span>
      {key !== undefined && page !== undefined && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => goToPage(page, key)}
        >
          {t('preview.problems.goTo', { page })}
        </Button>
      )}
    </li>
  );
}
