import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { isRunning, WatchedTask } from './Task';
import { tasksApiRef } from './TasksApi';

const RUNNING_MS = 1_000;
/** A task that has ended may be run again, from this page or another one. */
const ENDED_MS = 5_000;

/** A task that is kept up to date for as long as somebody looks at it. */
export interface TaskWatch {
  readonly watched?: WatchedTask;
  readonly error?: Error;
}

/** Watches a task. */
export function useTask(taskId: string | undefined): TaskWatch {
  const tasks = useApi(tasksApiRef);
  const [watch, setWatch] = useState<TaskWatch>({});
  useEffect(() => {
    if (taskId === undefined) {
      return undefined;
    }
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const next = await tasks.read(taskId).then(
        (watched): TaskWatch => ({ watched }),
        (error): TaskWatch => ({ error }),
      );
      if (!isGone) {
        // One answer that got lost is no reason to forget what is known.
        setWatch(before => (next.watched ? next : { ...before, ...next }));
        const isMoving = !next.watched || isRunning(next.watched.task);
        timer = setTimeout(look, isMoving ? RUNNING_MS : ENDED_MS);
      }
    };
    look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [taskId, tasks]);
  return watch;
}
