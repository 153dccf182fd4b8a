import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ScaffolderClient, ScaffolderTask, waitForTask } from '../scaffolder';
import { notificationOf } from './notificationOf';

/** The event tells of an end before the scaffolder's database does. */
const SETTLE_SECONDS = 10;

/** What notifications are made from. */
export interface NotifyServices {
  readonly auth: AuthService;
  readonly events: EventsService;
  readonly logger: LoggerService;
  readonly notifications: NotificationService;
  readonly scaffolder: ScaffolderClient;
}

/**
 * Tells whoever created a service how its task ended, but not who cancelled it, who knows. The scaffolder's own events say so, as nothing of a
 * task runs once a step has failed.
 */
export async function notifyCreators(services: NotifyServices): Promise<void> {
  await services.events.subscribe({
    id: 'slipway.task-end',
    topics: ['scaffolder.task'],
    onEvent: async ({ eventPayload }) => {
      const { id, status } = Object(eventPayload);
      if (status === 'completed' || status === 'failed') {
        await notifyCreator(String(id), services).catch(error =>
          services.logger.warn(
            `Nobody was told that task ${id} ${status}: ${
              toError(error).message
            }; check that the portal has @backstage/plugin-notifications-backend`,
          ),
        );
      }
    },
  });
}

async function notifyCreator(
  taskId: string,
  { auth, notifications, scaffolder }: NotifyServices,
): Promise<void> {
  const credentials = await auth.getOwnServiceCredentials();
  const seconds = SETTLE_SECONDS;
  const task = await waitForTask(scaffolder, taskId, { credentials, seconds });
  if (task.createdBy === undefined || !isOurs(task)) {
    return;
  }
  const end = await scaffolder.readEnd(taskId, { credentials });
  if (end?.isCancelled) {
    return;
  }
  await notifications.send({
    recipients: { type: 'entity', entityRef: task.createdBy },
    payload: notificationOf(task, end),
  });
}

function isOurs({ spec }: ScaffolderTask): boolean {
  return spec.steps.some(({ action }) => action === 'slipway:service:render');
}
