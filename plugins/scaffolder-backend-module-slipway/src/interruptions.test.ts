import { setTimeout } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { factsOf } from './__testUtils__/factsOf';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('a task that does not get to its end', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({ latencyMs: 400 });
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const answersFor = (name: string): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });
  const writes = () => portal.record.requests.filter(each => each.writes);
  /** Waits until so many requests that change something have arrived. */
  async function written(count: number): Promise<void> {
    while (writes().length < count) {
      await setTimeout(5);
    }
  }

  it('stops where it is cancelled, and a new one continues', async () => {
    const { client, folder } = portal;
    const answers = answersFor('cancelled');
    const id = await client.start(answers);
    await written(1);

    await client.ask(`/scaffolder/v2/tasks/${id}/cancel`, { method: 'POST' });
    const task = await client.finish(id);

    expect(task.error?.message).toMatch(/^"[^"]*" was cancelled$/);
    // What was under way at that moment may still be answered.
    await setTimeout(500);
    const count = writes().length;
    await setTimeout(1000);
    expect(writes()).toHaveLength(count);
    expect(
      writes()
        .map(({ path }) => path)
        .join(),
    ).not.toContain('receive');

    const next = await client.run(answers);
    expect([next.status, next.error]).toEqual(['completed', undefined]);
    const { log } = await cloneFiles(folder, String(next.output.cloneUrl));
    expect(log).toContain(next.output.commit);
  });

  it('fails with one sentence when the forge goes down, and its retry ends it', async () => {
    const { client, folder, forge, host } = portal;
    const id = await client.start(answersFor('outage'));
    // The second one begins once the repository is there.
    await written(2);
    await forge.close();

    const failed = await client.finish(id);

    expect(failed.status).toBe('failed');
    expect(failed.error?.name).toBe('ServiceUnavailableError');
    expect(failed.error?.message).toContain(
      `on ${host}: nothing listens there`,
    );
    expect(failed.log.join('\n')).not.toMatch(/^\s+at /m);

    await portal.restartForge();
    await client.ask(`/scaffolder/v2/tasks/${id}/retry`, {
      method: 'POST',
      body: {},
    });
    const retried = await client.finish(id);

    expect([retried.status, retried.error]).toEqual(['completed', undefined]);
    const creations = writes().filter(each => each.path.endsWith('/repos'));
    expect(creations).toHaveLength(1);
    const { log } = await cloneFiles(folder, String(retried.output.cloneUrl));
    expect(log.split('\n')).toHaveLength(1);

    // The same task once more makes the same commit, so there is nothing to push.
    portal.record.clear();
    await client.ask(`/scaffolder/v2/tasks/${id}/retry`, {
      method: 'POST',
      body: {},
    });
    const again = await client.finish(id);
    expect(factsOf(again.output)).toEqual(factsOf(retried.output));
    expect(writes()).toEqual([]);
  });
});
