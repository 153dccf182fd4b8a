import { setTimeout as delay } from 'node:timers/promises';
import { Caller, ScaffolderClient, ScaffolderTask } from './ScaffolderClient';

const POLL_MS = 200;
const running = new Set(['open', 'processing']);

/** The task as soon as it is over, or as it is when `seconds` have passed. */
export async function waitForTask(
  scaffolder: ScaffolderClient,
  taskId: string,
  options: Caller & { readonly seconds: number },
): Promise<ScaffolderTask> {
  const end = Date.now() + options.seconds * 1000;
  for (;;) {
    const task = await scaffolder.readTask(taskId, options);
    if (!running.has(task.status) || Date.now() >= end) {
      return task;
    }
    await delay(POLL_MS);
  }
}

/** Whether the task is still to run or runs. */
export function isRunning({ status }: Pick<ScaffolderTask, 'status'>): boolean {
  return running.has(status);
}
