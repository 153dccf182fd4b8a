import { Alert, Card, CardBody } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { useForgottenDraft } from '../draft/useForgottenDraft';
import { useTexts } from '../fields/useTexts';
import { CreatedService } from './CreatedService';
import { FailedTask } from './FailedTask';
import { outputOf, readCreated } from './readCreated';
import styles from './result.module.css';
import { RunningTask } from './RunningTask';
import { isRunning, nameOf } from './Task';
import { TaskWatch, useTask } from './useTask';
import { useKeptFocus } from './useKeptFocus';

/**
 * What Backstage shows on the page of a task of ours: while it runs what it does, then what was made, or
 * what exists now and what can be done about it. There is an output only where the task is completed.
 */
export function ServiceResult({ output }: { readonly output?: unknown }) {
  const { taskId } = useParams();
  const t = useTexts();
  const watch = useTask(taskId, { isOver: output !== undefined });
  const focus = useKeptFocus<HTMLElement>();
  useForgottenDraft(watch.watched?.task);
  const name = watch.watched && nameOf(watch.watched.task);
  return (
    <section
      {...focus}
      className={styles.area}
      aria-label={name ?? t('result.service')}
      data-unread={watch.error && (watch.watched ? 'lately' : 'ever')}
      tabIndex={-1}
    >
      <TaskState watch={watch} />
    </section>
  );
}

function TaskState({ watch }: { readonly watch: TaskWatch }) {
  const t = useTexts();
  const { error, refresh, watched } = watch;
  if (!watched) {
    return (
      <Card className={styles.card}>
        <CardBody>
          {error ? (
            <Alert
              status="warning"
              title={t('result.unreadable', { reason: error.message })}
            />
          ) : (
            <p role="status">{t('result.loading')}</p>
          )}
        </CardBody>
      </Card>
    );
  }
  if (isRunning(watched.task)) {
    return <RunningTask watched={watched} />;
  }
  if (watched.task.status !== 'completed') {
    return <FailedTask watched={watched} refresh={refresh} />;
  }
  const created = readCreated(outputOf(watched));
  return created ? (
    <CreatedService created={created} watched={watched} />
  ) : null;
}
