import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { setTroubles } from './__testUtils__/setTroubles';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

describe('what a failed task left behind', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal?.stop());

  const answers = (name: string) => ({
    name,
    owner: 'group:default/orders',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });

  async function fail(name: string, until: 'repository' | 'publish') {
    const template = `service-fails-after-${until}`;
    const task = await portal.client.run(answers(name), { template });
    expect(task.status).toBe('failed');
    return task.id;
  }

  const look = (taskId: string) =>
    portal.client.ask(`/scaffolder/slipway/tasks/${taskId}/aftermath`);

  async function discard(taskId: string, body: object) {
    const response = await portal.client.send(
      `/scaffolder/slipway/tasks/${taskId}/aftermath/discard`,
      { method: 'POST', body },
    );
    return { status: response.status, body: await response.json() };
  }

  const onForge = async (name: string) =>
    (await forgeRequest(portal, `/repos/acme/${name}`)).status;

  it.each([
    ['empty-service', 'repository', 'empty'],
    ['pushed-service', 'publish', 'whole'],
  ] as const)('is told and discarded: %s', async (name, until, content) => {
    const taskId = await fail(name, until);
    const { repository, kept, entityRefs } = await look(taskId);
    expect(repository).toMatchObject({
      owner: 'acme',
      name,
      webUrl: `${portal.forge.url}/acme/${name}`,
      content,
      isOfTask: true,
    });
    expect(kept).toBeUndefined();
    expect(entityRefs).toEqual([]);

    const other = await discard(taskId, { repositoryId: '4711' });
    expect(other.status).toBe(409);
    expect(await onForge(name)).toBe(200);

    const { status, body } = await discard(taskId, {
      repositoryId: repository.id,
    });
    expect(body).toEqual({ removed: [`repository acme/${name}`] });
    expect(status).toBe(200);
    expect(await onForge(name)).toBe(404);
    expect(await look(taskId)).toMatchObject({
      kept: expect.stringMatching(/^There is no repository/),
    });
    const audit = portal.logged.filter(line =>
      line.includes('slipway-aftermath'),
    );
    expect(audit.join('\n')).toContain(`repository acme/${name}`);
  });

  it('is still discarded after the task was continued, and by another one of the same person', async () => {
    const name = 'continued-service';
    const taskId = await fail(name, 'publish');
    const { repository } = await look(taskId);
    expect(repository.isOfTask).toBe(true);

    await portal.client.ask(`/scaffolder/v2/tasks/${taskId}/retry`, {
      method: 'POST',
      body: { secrets: {} },
    });
    const again = await portal.client.finish(taskId);
    expect(again.status).toBe('failed');
    expect(again.log.join('\n')).not.toContain('info: Created');
    const later = await fail(name, 'publish');

    for (const task of [taskId, later]) {
      const seen = await look(task);
      expect(seen.repository).toEqual({ ...repository, isOfTask: true });
      expect(seen.kept).toBeUndefined();
    }
    const { id: repositoryId } = repository;
    expect(await discard(later, { repositoryId })).toEqual({
      status: 200,
      body: { removed: [`repository acme/${name}`] },
    });
    expect(await onForge(name)).toBe(404);
  });

  it('is kept as long as another task works on it, however it is written', async () => {
    const name = 'used-service';
    const taskId = await fail(name, 'publish');
    const { repository } = await look(taskId);
    expect(repository.isOfTask).toBe(true);
    await setTroubles(portal, [
      { method: 'GET', path: '/orgs/ACME', delayMs: 600_000, times: 9 },
    ]);
    const repoUrl = `${portal.host}?owner=ACME&repo=${name}`;
    const running = await portal.client.start({ ...answers(name), repoUrl });

    const seen = await look(taskId);
    const refused = await discard(taskId, { repositoryId: repository.id });

    expect(seen.kept).toMatch(/^Another task works on the repository now/);
    expect(refused.status).toBe(409);
    expect(await onForge(name)).toBe(200);
    await portal.client.ask(`/scaffolder/v2/tasks/${running}/cancel`, {
      method: 'POST',
    });
    await setTroubles(portal, []);
    await portal.client.finish(running);
    expect((await look(taskId)).kept).toBeUndefined();
  });

  it('is unregistered as well', async () => {
    const taskId = await fail('seen-service', 'publish');
    const { repository } = await look(taskId);
    const target = `${repository.webUrl}/tree/main/catalog-info.yaml`;
    await portal.client.ask('/catalog/locations', {
      method: 'POST',
      body: { type: 'url', target },
    });
    await portal.client.entity('component:default/seen-service');
    expect((await look(taskId)).entityRefs).toContain(
      'component:default/seen-service',
    );
    const { body } = await discard(taskId, { repositoryId: repository.id });
    expect(body.removed).toEqual([
      `location ${target}`,
      'repository acme/seen-service',
    ]);
  });

  it('is kept where it was there before', async () => {
    const name = 'earlier-service';
    const earlier = await portal.client.run(answers(name), {
      template: 'service-until-publish',
    });
    expect(earlier.status).toBe('completed');
    const taskId = await fail(name, 'publish');
    const { kept, repository } = await look(taskId);
    expect(repository.isOfTask).toBe(false);
    expect(kept).toMatch(/^The repository was there before this task/);
    const refused = await discard(taskId, { repositoryId: repository.id });
    expect(refused).toMatchObject({ status: 409 });
    expect((await look(earlier.id)).kept).toMatch(/^The task is completed/);
    expect(await onForge(name)).toBe(200);
  });

  it('is kept where somebody has worked in it', async () => {
    const name = 'worked-service';
    const taskId = await fail(name, 'publish');
    const { repository } = await look(taskId);
    const head = await forgeRequest(
      portal,
      `/repos/acme/${name}/git/ref/heads/main`,
    );
    await forgeRequest(portal, `/repos/acme/${name}/git/refs`, {
      method: 'POST',
      body: { ref: 'refs/heads/feature', sha: head.body.object.sha },
    });
    expect((await look(taskId)).kept).toBe(
      'Somebody has worked in the repository since: it has refs/heads/feature',
    );
    const refused = await discard(taskId, { repositoryId: repository.id });
    expect(refused.status).toBe(409);
    const { files } = await cloneFiles(
      portal.folder,
      `${repository.webUrl}.git`,
    );
    expect(Object.keys(files)).not.toEqual([]);
  });

  it('is looked at only where there is such a task', async () => {
    const path = '/scaffolder/slipway/tasks/nothing/aftermath';
    expect((await portal.client.send(path)).status).toBe(404);
    const { id } = await portal.client.run(answers('x'), { template: 'other' });
    const refused = await portal.client.send(
      `/scaffolder/slipway/tasks/${id}/aftermath`,
    );
    expect(refused.status).toBe(409);
  });
});

describe('without the permission to discard', () => {
  it('everything is kept', async () => {
    const portal = await startPortal({
      policy: {
        handle: async ({ permission }) => ({
          result:
            permission.name === 'slipway.task.discard'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      },
    });
    try {
      const name = 'denied-service';
      const { id } = await portal.client.run(
        {
          name,
          owner: 'group:default/orders',
          repoUrl: `${portal.host}?owner=acme&repo=${name}`,
        },
        { template: 'service-fails-after-repository' },
      );
      const path = `/scaffolder/slipway/tasks/${id}/aftermath`;
      const { repository } = await portal.client.ask(path);
      const response = await portal.client.send(`${path}/discard`, {
        method: 'POST',
        body: { repositoryId: repository.id },
      });
      expect(response.status).toBe(403);
      const there = await forgeRequest(portal, `/repos/acme/${name}`);
      expect(there.status).toBe(200);
    } finally {
      await portal.stop();
    }
  });
});
