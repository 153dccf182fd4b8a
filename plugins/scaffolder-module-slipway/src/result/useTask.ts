import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useReducer, useState } from 'react';
import { isRunning, WatchedTask } from './Task';
import { tasksApiRef } from './TasksApi';

const RUNNING_MS = 1_000;
/** A task that has ended may be run again, from this page or another one. */
const ENDED_MS = 5_000;

/** A task that is kept up to date for as long as somebody looks at it. */
export interface TaskWatch {
  readonly watched?: WatchedTask;
  readonly error?: Error;
  /** Looks at once. */
  readonly refresh: () => void;
}

/** Watches a task, and looks at once where somebody else has seen that it is over. */
export function useTask(
  taskId: string | undefined,
  { isOver }: { readonly isOver: boolean },
): TaskWatch {
  const tasks = useApi(tasksApiRef);
  const [watch, setWatch] = useState<Omit<TaskWatch, 'refresh'>>({});
  const [round, refresh] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (taskId === undefined) {
      return undefined;
    }
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const next = await tasks.read(taskId).then(
        watched => ({ watched, error: undefined }),
        error => ({ watched: undefined, error }),
      );
      if (!isGone) {
        // One answer that got lost is no reason to forget what is known.
        setWatch(before =>
          next.watched ? next : { ...before, error: next.error },
        );
        const isMoving = !next.watched || isRunning(next.watched.task);
        timer = setTimeout(look, isMoving ? RUNNING_MS : ENDED_MS);
      }
    };
    look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [isOver, round, taskId, tasks]);
  return { ...watch, refresh };
}
