import { useApi } from '@backstage/frontend-plugin-api';
import { Aftermath } from '@slipway/plugin-slipway-common';
import { useCallback, useEffect, useState } from 'react';
import { tasksApiRef } from './TasksApi';

/** What a task left behind, as far as it is known. */
export interface AftermathLook {
  readonly aftermath?: Aftermath;
  readonly error?: Error;
  /** Looks again. */
  readonly look: () => Promise<void>;
}

/** Looks at what a task left behind. */
export function useAftermath(taskId: string): AftermathLook {
  const tasks = useApi(tasksApiRef);
  const [found, setFound] = useState<Omit<AftermathLook, 'look'>>({});
  const look = useCallback(async () => {
    setFound(
      await tasks.look(taskId).then(
        aftermath => ({ aftermath }),
        error => ({ error }),
      ),
    );
  }, [taskId, tasks]);
  useEffect(() => {
    look();
  }, [look]);
  return { ...found, look };
}
