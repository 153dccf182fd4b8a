import { StartedTask } from '../portal/startTask';
import { Left } from '../program/Command';

/** What a run leaves that is interrupted while it asks for its task. */
export const leftAtStart: Left = {
  text: 'where the task was started already, it goes on; look for it in the portal at /create/tasks',
};

/** What an interrupted run leaves: a task with which the portal goes on. */
export function leftTask({ portal, taskId }: StartedTask): Required<Left> {
  return {
    text: `the task ${taskId} goes on; watch or cancel it in the portal at /create/tasks/${taskId}, or run the same command again once it is over, which finds what is there`,
    task: { taskId, taskUrl: portal.taskUrl(taskId) },
  };
}

/** The same where the task has ended already. */
export function leftOver(started: StartedTask): Required<Left> {
  const { taskId } = started;
  return {
    ...leftTask(started),
    text: `the task ${taskId} is over; see how it ended in the portal at /create/tasks/${taskId}`,
  };
}
