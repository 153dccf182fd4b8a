import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react';
import { useLocation } from 'react-router-dom';
import { readTaskTemplates } from './readTaskTemplates';
import styles from './result.module.css';
import { Task } from './Task';
import { TaskApis } from './TaskApis';
import { tasksApiRef } from './TasksApi';

const Inside = createContext(false);

/**
 * Around the scaffolder's pages: shows the page of a task of ours once its heading and our part of it are there, or do
 * not come. Backstage adds them last, and in a slow browser whatever stands there until then would be pushed away.
 */
export function TaskFrame({ children }: { readonly children: ReactNode }) {
  // Every page of the scaffolder is in one, and each of its parts is in another one.
  return useContext(Inside) ? (
    <>{children}</>
  ) : (
    <Inside.Provider value>
      <Frame>{children}</Frame>
    </Inside.Provider>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const taskId = /\/tasks\/([^/]+)$/.exec(pathname)?.[1];
  const isAwaited = useIsAwaited(taskId);
  const [titled, setTitled] = useState<ReadonlySet<string | undefined>>(
    new Set(),
  );
  const onTitled = useCallback(
    // The title of one task may come when another one is to be seen.
    () => setTitled(known => new Set(known).add(taskId)),
    [taskId],
  );
  return (
    <div
      className={isAwaited ? styles.awaited : styles.frame}
      data-untitled={isAwaited && !titled.has(taskId) ? '' : undefined}
    >
      <TaskApis onTitled={onTitled}>{children}</TaskApis>
    </div>
  );
}

/** Whether our part belongs to the page of a task, as far as it is known. */
function useIsAwaited(taskId: string | undefined): boolean {
  const tasks = useApi(tasksApiRef);
  const config = useApi(configApiRef);
  const [others, setOthers] = useState<string>();
  useEffect(() => {
    let isGone = false;
    const tell = (isOther: boolean) => {
      if (!isGone) {
        setOthers(isOther ? taskId : undefined);
      }
    };
    if (taskId !== undefined) {
      tasks
        .read(decodeURIComponent(taskId))
        .then(
          ({ task }) => !readTaskTemplates(config).includes(templateOf(task)),
        )
        // Backstage says why it cannot be read.
        .then(tell, () => tell(true));
    }
    return () => {
      isGone = true;
    };
  }, [taskId, tasks, config]);
  return taskId !== undefined && taskId !== others;
}

function templateOf({ spec }: Task): string {
  return spec.templateInfo?.entityRef ?? '';
}
