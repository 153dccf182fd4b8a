import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useTexts } from '../fields/useTexts';
import { continueHref } from './continueHref';
import { isWrongInput } from './failureReason';
import { needsSecrets } from './needsSecrets';
import { WatchedTask } from './Task';
import { tasksApiRef } from './TasksApi';

interface Props {
  readonly watched: WatchedTask;
  readonly onContinued: () => void;
  readonly onFailed: (reason: string) => void;
}

/**
 * Runs the task again where it is, and opens the form with its answers: to change them, and to enter secrets
 * again, which nobody keeps.
 */
export function ContinueButtons({ onContinued, onFailed, watched }: Props) {
  const t = useTexts();
  const tasks = useApi(tasksApiRef);
  const { pathname } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const href = continueHref(pathname, watched.task);
  const isForForm = needsSecrets(watched);
  const isWrong = isWrongInput(watched);
  const retry = async () => {
    setBusy(true);
    try {
      await tasks.retry(watched.task.id);
      onContinued();
    } catch (error) {
      onFailed((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <>
      {!isForForm && (
        <Button
          variant={isWrong ? 'secondary' : 'primary'}
          isPending={isBusy}
          onPress={retry}
        >
          {t('result.failed.continue')}
        </Button>
      )}
      {href !== undefined && (
        <ButtonLink
          variant={isForForm || isWrong ? 'primary' : 'secondary'}
          href={href}
        >
          {t(isForForm ? 'result.failed.continueForm' : 'result.failed.change')}
        </ButtonLink>
      )}
    </>
  );
}
