import { JsonObject } from '@backstage/types';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { factsOf } from './__testUtils__/factsOf';
import { placesOfAName, placesShowing } from './__testUtils__/placesShowing';
import { recordProcesses } from './__testUtils__/recordProcesses';
import { renderLocally } from './__testUtils__/renderLocally';
import {
  GitlabPortal,
  startGitlabPortal,
} from './__testUtils__/startGitlabPortal';
import { workOn } from './__testUtils__/workOn';

jest.setTimeout(120_000);

/** Long enough that no other text holds them by chance, and as GitLab masks them. */
const canaries = {
  'ci:CODECOV_TOKEN': 'canary-codecov-5b1c9e',
  'ci:staging:SENTRY_DSN': 'canary-sentry-staging-77d2',
  'ci:production:SENTRY_DSN': 'canary-sentry-production-0e41',
};

describe('the steps on a GitLab', () => {
  let rig: GitlabPortal;
  beforeAll(async () => {
    rig = await startGitlabPortal();
  });
  afterAll(() => rig?.stop());
  beforeEach(() => rig.gitlab.proxy.clear());

  const answersFor = (name: string, more: JsonObject = {}): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${rig.gitlab.host}?owner=acme/backend&repo=${name}`,
    ci: ['gitlab'],
    registry: 'gitlab',
    license: 'mit',
    ...more,
  });
  const projectOf = (name: string) =>
    rig.gitlab.project({ owner: 'acme/backend', name });
  const writes = () =>
    rig.gitlab.proxy.writes.map(each =>
      each.replace(/\/api\/v4\/projects\/[^/]*%2F[^/]*/, '…'),
    );
  const create = (name: string, more?: JsonObject) =>
    rig.portal.client.run(answersFor(name, more), { secrets: canaries });

  it('are not promised a name where the account may not create', async () => {
    const { gitlab, portal } = rig;
    const { members } = gitlab.server.state.group('acme')!;
    const [[account, role] = [0, 0]] = members;
    const ask = async (more = {}) => {
      const query = new URLSearchParams({
        templateRef: 'template:default/service',
        repoUrl: `${gitlab.host}?owner=acme/backend&repo=promised`,
        ...more,
      });
      const path = `/scaffolder/slipway/repository-name?${query}`;
      return portal.client.ask(path);
    };
    expect(await ask({ visibility: 'public' })).toMatchObject({
      state: 'free',
    });

    members.set(account, 30);
    const answer = await ask();
    members.set(account, role);

    expect(answer).toEqual({
      state: 'refused',
      message: `slipway lacks the role Maintainer in acme/backend on ${gitlab.host}, which it takes to create a project there and to protect its branch; let an owner of the group give it`,
    });
    expect(writes()).toEqual([]);
  });

  it('create the service, and find it whole the second time', async () => {
    const { portal, gitlab } = rig;
    const answers = answersFor('orders', {
      variables: { LOG_LEVEL: 'info', staging: { REPLICAS: '1' } },
    });

    const task = await portal.client.run(answers, { secrets: canaries });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const project = projectOf('orders');
    const { repoUrl, cloneUrl, commit, entityRef } = task.output;
    expect(repoUrl).toBe(`${gitlab.server.url}/acme/backend/orders`);
    const { files, log } = await cloneFiles(
      portal.folder,
      String(cloneUrl),
      gitlab.token,
    );
    expect(files).toEqual(
      await renderLocally(
        portal.templateFolder,
        answers,
        'template:default/service',
      ),
    );
    expect(log).toContain(commit);
    expect(entityRef).toBe('component:default/orders');
    for (const kind of ['component', 'api']) {
      const path = `/catalog/entities/by-name/${kind}/default/orders`;
      const { metadata } = await portal.client.ask(path);
      expect(metadata.annotations['backstage.io/managed-by-location']).toBe(
        `url:${repoUrl}/-/blob/main/catalog-info.yaml`,
      );
    }
    expect(project).toMatchObject({
      emptyRepo: false,
      defaultBranch: 'main',
      pipelineMustSucceed: true,
      environments: [{ name: 'staging' }, { name: 'production' }],
      guards: [{ name: 'production' }],
      approvals: [{ approvals_required: 1 }],
    });
    const places = project.variables.map(
      each => `${each.environment_scope} ${each.key}`,
    );
    expect(places.sort()).toEqual([
      '* CODECOV_TOKEN',
      '* LOG_LEVEL',
      'production SECRET_KEY',
      'production SENTRY_DSN',
      'staging REPLICAS',
      'staging SECRET_KEY',
      'staging SENTRY_DSN',
    ]);

    gitlab.proxy.clear();
    const second = await portal.client.run(answers);

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(writes()).toEqual([]);
    expect(factsOf(second.output)).toEqual(factsOf(task.output));
  });

  it.each<[string, (name: string) => void, readonly string[]]>([
    [
      'a secret',
      name => {
        const { variables } = projectOf(name);
        const lost = variables.findIndex(({ key }) => key === 'SENTRY_DSN');
        variables.splice(lost, 1);
      },
      ['POST …/variables'],
    ],
    [
      'the protection of the branch',
      name => projectOf(name).branches.pop(),
      ['POST …/protected_branches'],
    ],
    [
      'an environment',
      name => projectOf(name).environments.pop(),
      ['POST …/environments'],
    ],
    ['the owner', name => projectOf(name).shares.clear(), ['POST …/share']],
  ])(
    'write exactly %s again after somebody removed it',
    async (what, remove, expected) => {
      const name = `lost-${what.replaceAll(' ', '-')}`;
      const first = await create(name);
      expect([first.status, first.error]).toEqual(['completed', undefined]);
      remove(name);
      rig.gitlab.proxy.clear();

      const second = await create(name);

      expect([second.status, second.error]).toEqual(['completed', undefined]);
      expect(writes()).toEqual(expected);
    },
  );

  it('tell a secret that the project lacks before they write anything', async () => {
    const first = await create('bare');
    expect([first.status, first.error]).toEqual(['completed', undefined]);
    const { variables } = projectOf('bare');
    const isLost = (each: (typeof variables)[number]) =>
      each.key === 'SENTRY_DSN' && each.environment_scope === 'production';
    variables.splice(variables.findIndex(isLost), 1);
    projectOf('bare').shares.clear();
    rig.gitlab.proxy.clear();

    const second = await rig.portal.client.run(answersFor('bare'));

    expect(second.error?.message).toMatch(
      /^secret SENTRY_DSN of environment production is missing: /,
    );
    expect(writes()).toEqual([]);
  });

  it('leave a foreign project alone', async () => {
    const first = await create('theirs');
    expect(first.status).toBe('completed');
    projectOf('theirs').description = 'Ours now';
    const before = JSON.stringify(projectOf('theirs'));
    rig.gitlab.proxy.clear();

    const task = await create('theirs');

    expect(task.error?.message).toContain(
      `repoUrl: the name acme/backend/theirs is taken on ${rig.gitlab.host} by a repository that was not created for `,
    );
    expect(writes()).toEqual([]);
    expect(JSON.stringify(projectOf('theirs'))).toBe(before);
  });

  it.each([
    ['went on', 'its team went on: a commit follows the first one', false],
    ['was rewritten', 'its history was rewritten', true],
  ])(
    'never overwrite a project that %s',
    async (what, sentence, isRewritten) => {
      const name = what.replaceAll(' ', '-');
      const first = await create(name);
      expect([first.status, first.error]).toEqual(['completed', undefined]);
      const url = String(first.output.cloneUrl);
      const { folder } = rig.portal;
      const { token } = rig.gitlab;
      projectOf(name).branches.splice(0);
      await workOn(url, { token, folder, isRewritten });
      const { files } = await cloneFiles(folder, url, token);
      rig.gitlab.proxy.clear();

      const second = await create(name);

      expect(second.error?.message).toContain(sentence);
      expect(writes()).toEqual([]);
      const after = await cloneFiles(folder, url, token);
      expect(after.files).toEqual(files);
    },
  );

  it('show a secret to nothing but the variables', async () => {
    const { portal, gitlab, databases } = rig;
    const processes = recordProcesses();
    const task = await create('vault').finally(processes.stop);
    expect([task.status, task.error]).toEqual(['completed', undefined]);

    const showing = gitlab.proxy.requests.filter(({ body }) =>
      Object.values(canaries).some(canary => body.includes(canary)),
    );
    expect(showing.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array(3).fill('POST /api/v4/projects/acme%2Fbackend%2Fvault/variables'),
    );
    const traces = { portal, task, databases, started: processes.started };
    expect(await placesShowing('vault', traces)).toEqual(placesOfAName);
    expect(await placesShowing('receive-pack', traces)).toContain('programs');
    for (const secret of [...Object.values(canaries), gitlab.token]) {
      expect(await placesShowing(secret, traces)).toEqual([]);
    }
  });

  it('refuse what GitLab would, all of it and before anything is made', async () => {
    const answers = answersFor('refused', {
      owner: 'group:default/payments',
      environments: [
        { name: 'staging' },
        { name: 'production', approvers: ['group:default/orders'] },
      ],
      variables: { NOTE: 'x'.repeat(10_001) },
    });
    const secrets = {
      ...canaries,
      'ci:CODECOV_TOKEN': 'canary5',
      'ci:staging:SENTRY_DSN': 'canary of two words',
    };

    const task = await rig.portal.client.run(answers, { secrets });

    const unmasked =
      'GitLab cannot mask it, for that takes one line of at least 8 characters without blanks; give it another value, such as its Base64 form';
    expect(task.error).toMatchObject({
      name: 'InputError',
      message: [
        '4 things are wrong; correct each of them and try again:',
        `owner: the group "payments" does not exist among the groups of acme/backend on ${rig.gitlab.host}, or the credentials may not see it; choose another owner, or say its name there in its annotation ${rig.gitlab.host}/team-path`,
        `environment staging: secret SENTRY_DSN: ${unmasked}`,
        'variable NOTE: has 10001 characters and GitLab takes 10000',
        `secret CODECOV_TOKEN: ${unmasked}`,
      ].join('\n'),
    });
    expect(writes()).toEqual([]);
    expect(JSON.stringify(task)).not.toContain('canary');
  });
});
