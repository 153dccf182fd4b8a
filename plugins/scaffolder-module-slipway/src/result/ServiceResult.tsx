import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Box, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { slipwayFormTranslationRef } from '../translation';
import { CreatedService } from './CreatedService';
import { FailedTask } from './FailedTask';
import { readCreated } from './readCreated';
import { RunningTask } from './RunningTask';
import { isRunning, WatchedTask } from './Task';
import { useTask } from './useTask';

/**
 * What Backstage shows on the page of a task of ours: while it runs what it does, then what was made, or
 * what exists now and what can be done about it. There is an output only where the task is completed.
 */
export function ServiceResult({ output }: { readonly output?: unknown }) {
  const { taskId } = useParams();
  const { watched, error } = useTask(taskId);
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  if (!watched) {
    return error ? (
      <Alert
        status="warning"
        title={t('result.unreadable', { reason: error.message })}
      />
    ) : (
      <Text role="status">{t('result.loading')}</Text>
    );
  }
  return (
    <Box mb="4">
      <TaskState key={watched.task.status} watched={watched} output={output} />
    </Box>
  );
}

function TaskState({
  output,
  watched,
}: {
  readonly output: unknown;
  readonly watched: WatchedTask;
}) {
  if (isRunning(watched.task)) {
    return <RunningTask watched={watched} />;
  }
  if (watched.task.status !== 'completed') {
    return <FailedTask watched={watched} />;
  }
  const created = readCreated(output);
  return created ? (
    <CreatedService created={created} watched={watched} />
  ) : null;
}
