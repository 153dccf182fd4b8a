import { setTimeout } from 'node:timers/promises';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

/** A notification as a person's browser gets it. */
interface Told {
  readonly user: string;
  readonly payload: Readonly<Record<string, string>>;
}

describe('at the end of a task', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal?.stop());

  const answers = (name: string, owner = 'group:default/orders') => ({
    name,
    owner,
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });

  /** What the guest is told of a task, once it is told. */
  async function notificationsOf(taskId: string): Promise<readonly Told[]> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const { notifications } = await portal.client.ask(
        '/notifications/notifications',
      );
      const found = notifications.filter(
        ({ payload }: Told) => payload.scope === `task:${taskId}`,
      );
      if (found.length > 0) {
        return found;
      }
      await setTimeout(50);
    }
    throw new Error(`nothing is told of task ${taskId}`);
  }

  it('its creator is told that the service is there, and nobody watched', async () => {
    // The client only starts the task, as somebody who closes the tab.
    const taskId = await portal.client.start(answers('told-service'));
    const [told] = await notificationsOf(taskId);
    expect(told).toMatchObject({
      user: 'user:default/guest',
      payload: {
        title: 'told-service is created',
        severity: 'normal',
        link: `/create/tasks/${taskId}`,
        topic: 'slipway',
      },
    });
    expect(await portal.client.finish(taskId)).toMatchObject({
      status: 'completed',
    });
  });

  it('its creator is told why there is none', async () => {
    const taskId = await portal.client.start(answers('lost-service', 'nobody'));
    const [told, ...more] = await notificationsOf(taskId);
    expect(more).toEqual([]);
    expect(told?.payload).toMatchObject({
      title: 'lost-service could not be created',
      description: expect.stringMatching(
        /^owner: group:default\/nobody is not in the catalog; .* See what exists now/,
      ),
      severity: 'high',
    });
  });

  it('of another kind nobody is told', async () => {
    const before = await portal.client.ask('/notifications/notifications');
    const values = answers('other-service');
    const other = await portal.client.run(values, { template: 'other' });
    expect(other.status).toBe('completed');
    const taskId = await portal.client.start(answers('after-other'));
    await notificationsOf(taskId);
    const after = await portal.client.ask('/notifications/notifications');
    expect(after.totalCount).toBe(before.totalCount + 1);
  });
});
