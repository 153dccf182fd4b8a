import { Alert, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useState } from 'react';
import { useTexts } from '../fields/useTexts';
import { ContinueButtons } from './ContinueButtons';
import { DiscardDialog } from './DiscardDialog';
import { FailureReason } from './FailureReason';
import { needsSecrets } from './needsSecrets';
import { Remains } from './Remains';
import styles from './result.module.css';
import { SaidBySteps } from './SaidBySteps';
import { stepLines } from './stepLines';
import { isCancelled, nameOf, WatchedTask } from './Task';
import { useAftermath } from './useAftermath';

interface Props {
  readonly watched: WatchedTask;
  /** Looks at the task again. */
  readonly refresh: () => void;
}

/** A task that did not end well: why, what exists now, and what can be done about it. */
export function FailedTask({ refresh, watched }: Props) {
  const t = useTexts();
  const { aftermath, error, look } = useAftermath(watched.task.id);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string>();
  const name = nameOf(watched.task) ?? t('result.service');
  const repository =
    aftermath?.kept === undefined ? aftermath?.repository : undefined;
  const isGone =
    aftermath !== undefined &&
    !aftermath.repository &&
    aftermath.entityRefs.length === 0;
  return (
    <Card className={styles.card}>
      <CardHeader>
        <div role="alert">
          <Text as="h2" variant="title-x-small">
            {t(
              isCancelled(watched)
                ? 'result.failed.cancelled'
                : 'result.failed.title',
              { name },
            )}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.sections}>
          <FailureReason watched={watched} />
          {error && (
            <p>{t('result.failed.unknown', { reason: error.message })}</p>
          )}
          {!error && (
            <Remains
              aftermath={aftermath}
              removed={removed}
              wasMade={removed.length > 0 || hasRepository(watched)}
            />
          )}
          <div className={styles.buttons}>
            <ContinueButtons
              watched={watched}
              onContinued={refresh}
              onFailed={setFailure}
            />
            {repository && (
              <DiscardDialog
                taskId={watched.task.id}
                repository={repository}
                onDiscarded={things => {
                  setRemoved(things);
                  return look();
                }}
              />
            )}
          </div>
          {failure !== undefined && (
            <Alert
              status="danger"
              title={t('result.failed.notContinued', { reason: failure })}
            />
          )}
          <p className={styles.hint}>
            {t(
              isGone
                ? 'result.failed.continueAnew'
                : 'result.failed.continueHint',
            )}
            {needsSecrets(watched) && ` ${t('result.failed.enterSecrets')}`}
          </p>
          <SaidBySteps watched={watched} />
        </div>
      </CardBody>
    </Card>
  );
}

/** Whether the task has made its repository, which may have been deleted since. */
function hasRepository(watched: WatchedTask): boolean {
  const maker = watched.task.spec.steps.find(
    ({ action }) => action === 'slipway:repository:create',
  );
  return stepLines(watched).some(
    ({ id, state }) => id === maker?.id && state === 'completed',
  );
}
