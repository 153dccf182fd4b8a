import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the Gitea that tests run against
import { describeOnGitea } from '../../slipway-node/src/forge/gitea/__testUtils__/describeOnGitea';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { placesOfAName, placesShowing } from './__testUtils__/placesShowing';
import { recordProcesses } from './__testUtils__/recordProcesses';
import { renderLocally } from './__testUtils__/renderLocally';
import {
  GiteaPortal,
  startGiteaPortal,
} from './__testUtils__/startGiteaPortal';

jest.setTimeout(120_000);

const canary = `canary-${randomBytes(12).toString('hex')}`;

describeOnGitea('the steps together, on a real Gitea', () => {
  let gitea: GiteaPortal;

  beforeAll(async () => {
    gitea = await startGiteaPortal();
  });
  afterAll(() => gitea?.stop());
  beforeEach(() => gitea.forget());

  /** The names of a commit's checks, as soon as there are some: Gitea reads workflows after a push. */
  async function statusesOf(commit: string): Promise<readonly string[]> {
    for (;;) {
      const statuses = await gitea.ask(`${commit}/statuses`);
      if (statuses.length > 2) {
        return statuses.map(({ context }: { context: string }) => context);
      }
      await delay(50);
    }
  }

  it('create exactly what the engine renders, and what its pipelines need', async () => {
    const { client, folder, templateFolder } = gitea.portal;
    const answers = gitea.answersFor('orders', {
      description: 'Keeps `orders` & <more>',
      variables: { LOG_LEVEL: 'info' },
      license: 'mit',
    });

    const task = await client.run(answers, {
      secrets: { 'ci:CODECOV_TOKEN': canary },
    });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { repoUrl, cloneUrl, commit, entityRef } = task.output;
    expect(repoUrl).toBe(`http://${gitea.host}/acme/orders`);
    const clone = await cloneFiles(folder, String(cloneUrl), gitea.token);
    expect(clone.files).toEqual(
      await renderLocally(templateFolder, answers, 'template:default/service'),
    );
    expect(clone.log).toBe(
      `${commit} Guest <guest@localhost> Slipway: Create Orders`,
    );

    expect(entityRef).toBe('component:default/orders');
    for (const kind of ['component', 'api']) {
      await client.ask(`/catalog/entities/by-name/${kind}/default/orders`);
    }
    const variables = await gitea.ask('orders/actions/variables');
    expect(variables).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'LOG_LEVEL', data: 'info' }),
      ]),
    );
    const secrets = await gitea.ask('orders/actions/secrets');
    expect(secrets).toEqual([
      expect.objectContaining({ name: 'CODECOV_TOKEN' }),
    ]);
    expect(await gitea.ask('orders/teams')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'platform' })]),
    );
    expect(await gitea.ask('orders/branch_protections/main')).toMatchObject({
      enable_push: false,
      required_approvals: 1,
      status_check_contexts: ['* / build (*)', '* / test (*)'],
    });
    expect(await gitea.ask('orders')).toMatchObject({ private: true });

    const at = (part: string) =>
      gitea.writes().findIndex(write => write.includes(part));
    const order = [
      'POST /api/v1/orgs/acme/repos',
      'actions/secrets/CODECOV_TOKEN',
      'git-receive-pack',
      'branch_protections',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    const said = [...task.log, ...gitea.portal.logged].join('\n');
    expect(said).not.toContain(canary);
    expect(said).not.toContain(gitea.token);
  });

  it('create the service of this repository', async () => {
    const { client, folder } = gitea.portal;
    const answers = gitea.answersFor('shop', {
      variables: { DOCKERHUB_USERNAME: 'acme-robot' },
    });
    const template = join(folder, 'fastapi-service');

    const task = await client.run(answers, {
      template: 'fastapi-service',
      secrets: { 'ci:DOCKERHUB_TOKEN': canary },
    });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { cloneUrl } = task.output;
    const { files } = await cloneFiles(folder, String(cloneUrl), gitea.token);
    expect(files).toEqual(
      await renderLocally(
        template,
        answers,
        'template:default/fastapi-service',
      ),
    );
    expect(Object.keys(files).join('\n')).toContain('.github/workflows/');
    const { status_check_contexts: checks } = await gitea.ask(
      'shop/branch_protections/main',
    );
    expect(checks).toEqual(
      ['lint', 'build', 'test'].map(check => `* / ${check} (*)`),
    );
    // Gitea has read the workflow: its jobs wait for a runner under the names that the branch asks for.
    expect(await statusesOf(`shop/commits/${task.output.commit}`)).toEqual(
      expect.arrayContaining([
        'CI/CD / build (push)',
        'CI/CD / lint (push)',
        'CI/CD / test (push)',
      ]),
    );
    await client.ask('/catalog/entities/by-name/component/default/shop');
  });

  it('show a secret to nothing but the forge', async () => {
    const answers = gitea.answersFor('vault', { license: 'mit' });
    const processes = recordProcesses();
    const secrets = { 'ci:CODECOV_TOKEN': canary };

    const task = await gitea.portal.client
      .run(answers, { secrets })
      .finally(processes.stop);

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { portal, databases } = gitea;
    const traces = { portal, task, databases, started: processes.started };
    // No program was started: Gitea itself runs elsewhere.
    expect(await placesShowing('vault', traces)).toEqual(placesOfAName);
    for (const secret of [canary, gitea.token]) {
      expect(await placesShowing(secret, traces)).toEqual([]);
    }
  });

  it('refuse what Gitea cannot do before anything is made', async () => {
    const task = await gitea.portal.client.run(
      gitea.answersFor('too-much', {
        environments: [{ name: 'staging' }],
        visibility: 'internal',
        registry: 'ghcr',
      }),
    );

    expect(task.status).toBe('failed');
    const message = String(task.error?.message);
    for (const part of [
      `environments: ${gitea.host} is a Gitea, which has no environments`,
      `visibility: ${gitea.host} is a Gitea, which has no internal repositories`,
      `registry: ${gitea.host} is a Gitea, which cannot push to ghcr`,
    ]) {
      expect(message).toContain(part);
    }
    expect(gitea.writes()).toEqual([]);
  });
});
