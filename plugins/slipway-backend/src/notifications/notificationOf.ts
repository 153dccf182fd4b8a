import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { ScaffolderTask, TaskEnd } from '../scaffolder';

const MAX_NAME = 60;
const MAX_REASON = 300;

/** What the creator of a task is told at its end. */
export function notificationOf(
  task: ScaffolderTask,
  end: TaskEnd | undefined,
): NotificationPayload {
  const name = clip(task.spec.parameters?.name, MAX_NAME) || 'The service';
  const isDone = task.status === 'completed';
  const reason = clip(end?.error?.message, MAX_REASON);
  return {
    title: isDone ? `${name} is created` : `${name} could not be created`,
    description: isDone
      ? 'See the repository, the component in the catalog and the next steps.'
      : `${sentence(
          reason,
        )} See what exists now, and continue or discard it.`.trim(),
    link: `/create/tasks/${encodeURIComponent(task.id)}`,
    severity: isDone ? 'normal' : 'high',
    topic: 'slipway',
    // A task that is repeated has one notification, of its last end.
    scope: `task:${task.id}`,
  };
}

/** A text of the task on one line; it may be anything. */
function clip(value: unknown, max: number): string {
  const text = typeof value === 'string' ? value : '';
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}

/** An error begins in the middle of a sentence, or with the path of an answer, and ends without a full stop. */
function sentence(text: string): string {
  const begin = /^[\w.[\]]+:/.test(text)
    ? text
    : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return begin === '' || /[.!?…]$/.test(begin) ? begin : `${begin}.`;
}
