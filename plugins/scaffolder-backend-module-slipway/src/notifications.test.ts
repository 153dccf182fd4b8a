import { setTimeout } from 'node:timers/promises';
import { setTroubles } from './__testUtils__/setTroubles';
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
        /^owner: group:default\/nobody is not in the catalog; .*[^.]\. See what exists now/,
      ),
      severity: 'high',
    });
  });

  it('nobody is told who cancelled it', async () => {
    await setTroubles(portal, [
      { method: 'PUT', path: '/repos/*/*/environments/*', delayMs: 60_000 },
    ]);
    const taskId = await portal.client.start(answers('stopped-service'));
    const task = `/scaffolder/v2/tasks/${taskId}`;
    const isAtPipeline = ({ body }: { body: { stepId?: string } }) =>
      body.stepId === 'pipeline';
    while (!(await portal.client.ask(`${task}/events`)).some(isAtPipeline)) {
      await setTimeout(50);
    }
    await portal.client.ask(`${task}/cancel`, { method: 'POST' });
    // What the scaffolder calls it where a step was under way.
    expect(await portal.client.finish(taskId)).toMatchObject({
      status: 'failed',
    });
    await setTroubles(portal, []);
    const after = await portal.client.start(answers('after-stopped'));
    await notificationsOf(after);
    const { notifications } = await portal.client.ask(
      '/notifications/notifications',
    );
    const scopes = notifications.map(({ payload }: Told) => payload.scope);
    expect(scopes).not.toContain(`task:${taskId}`);
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
