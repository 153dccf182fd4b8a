import { setTimeout as delay } from 'node:timers/promises';
import { setTroubles } from '../__testUtils__/setTroubles';
import { Portal, startPortal } from '../__testUtils__/startPortal';
import { PortalClient } from './PortalClient';
import { remainsOf } from './remainsOf';

jest.setTimeout(120_000);

describe('remainsOf a task that was begun anew', () => {
  let portal: Portal;
  let client: PortalClient;

  beforeAll(async () => {
    portal = await startPortal();
    const { token, url } = portal;
    client = await PortalClient.connect({ url, token });
  });

  afterEach(() => setTroubles(portal, []));
  afterAll(() => portal?.stop());

  async function failed(taskId: string): Promise<string> {
    let status = '';
    while (status !== 'failed') {
      expect(['', 'open', 'processing']).toContain(status);
      await delay(50);
      ({ status } = await client.readTask(taskId));
    }
    return taskId;
  }

  /** Starts a task that fails at what the forge refuses. */
  async function create(name: string): Promise<string> {
    const { host } = new URL(portal.forge.url);
    const repoUrl = `${host}?owner=acme&repo=${name}`;
    const taskId = await client.createTask({
      templateRef: 'template:default/fastapi-service',
      values: { name, owner: 'group:default/platform', repoUrl },
    });
    return failed(taskId);
  }

  /** Begins a task anew, which fails before it creates anything. */
  async function retry(taskId: string, name: string): Promise<void> {
    const path = `/repos/acme/${name}`;
    await setTroubles(portal, [{ method: 'GET', path, status: 403 }]);
    const url = `${portal.url}/api/scaffolder/v2/tasks/${taskId}/retry`;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${portal.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ secrets: {} }),
    });
    expect(response.ok).toBe(true);
    await failed(taskId);
    const events = await client.readEvents(taskId, 0);
    expect(events[0]?.type).toBe('recovered');
    const begun = events.filter(({ body }) => body.status === 'processing');
    expect(begun.map(({ body }) => body.stepId)).toEqual(['render']);
  }

  it('finds what an earlier attempt made', async () => {
    const path = '/repos/*/*/environments/*';
    await setTroubles(portal, [{ method: 'PUT', path, status: 403 }]);
    const taskId = await create('begun-anew');
    await retry(taskId, 'begun-anew');
    expect(await remainsOf(client, taskId)).toBe('discardable');
  });

  it('says that nothing is there where no attempt made anything', async () => {
    const path = '/repos/acme/never-begun';
    await setTroubles(portal, [{ method: 'GET', path, status: 403 }]);
    const taskId = await create('never-begun');
    await retry(taskId, 'never-begun');
    expect(await remainsOf(client, taskId)).toBe('nothing');
  });

  it('knows nothing where it cannot be looked', async () => {
    const path = '/repos/acme/not-seen';
    await setTroubles(portal, [{ method: 'GET', path, status: 403 }]);
    const taskId = await create('not-seen');
    await retry(taskId, 'not-seen');
    await setTroubles(portal, [{ method: 'GET', path, status: 403 }]);
    expect(await remainsOf(client, taskId)).toBe('unknown');
  });
});
