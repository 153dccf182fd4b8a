import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiCheckDoubleLine,
  RiCheckLine,
  RiErrorWarningLine,
  RiHistoryLine,
  RiLoader4Line,
  RiQuestionLine,
} from '@remixicon/react';
import {
  RepositoryNameAnswer,
  RepositoryNameState,
} from '@slipway/plugin-slipway-common';
import { slipwayFormTranslationRef } from '../../translation';
import styles from './SlipwayRepoUrlPicker.module.css';
import { AskedName } from './useRepositoryName';

const icons: Readonly<Record<RepositoryNameState, typeof RiCheckLine>> = {
  free: RiCheckLine,
  taken: RiErrorWarningLine,
  unfinished: RiHistoryLine,
  whole: RiCheckDoubleLine,
  refused: RiErrorWarningLine,
  unknown: RiQuestionLine,
};

/** Whether the name is free, for the eye and the ear; takes the same room whatever it says. */
export function NameStatus({ asked }: { readonly asked?: AskedName }) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const words = wordsOf(asked);
  const answer = asked?.answer;
  const Icon = answer && icons[answer.state];
  return (
    <div className={styles.status} data-state={answer?.state}>
      {asked && !answer && (
        // Not read out: every letter would be.
        <span className={styles.line} aria-hidden>
          <RiLoader4Line size={18} className={styles.icon} />
          {t('repoUrl.checking', words)}
        </span>
      )}
      <span className={styles.line} role="status" aria-live="polite">
        {Icon && <Icon aria-hidden size={18} className={styles.icon} />}
        {answer && <Told answer={answer} words={words} />}
      </span>
    </div>
  );
}

interface Words {
  readonly name: string;
  readonly host: string;
}

function wordsOf(asked: AskedName | undefined): Words {
  const { owner = '', name = '', host = '' } = asked?.location ?? {};
  return { name: `${owner}/${name}`, host };
}

/** Translated where the state says it all; a reason is told in the backend's words. */
function Told(props: {
  readonly answer: RepositoryNameAnswer;
  readonly words: Words;
}) {
  const { answer, words } = props;
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  switch (answer.state) {
    case 'free':
      return <>{t('repoUrl.free', words)}</>;
    case 'taken':
      return <>{t('repoUrl.taken', words)}</>;
    case 'unfinished':
      return <>{t('repoUrl.unfinished', words)}</>;
    case 'whole':
      return <>{t('repoUrl.whole', words)}</>;
    default:
      return <>{answer.message}</>;
  }
}
