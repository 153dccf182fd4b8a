import { JsonObject } from '@backstage/types';
import { PlannedChange } from '@slipway/plugin-slipway-common';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { previewsOf } from './__testUtils__/previewsOf';
import { setTroubles } from './__testUtils__/setTroubles';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const fastapi = 'template:default/fastapi-service';
const templateRef = 'template:default/service';

describe('the plan of a preview', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    await portal.client.entity(fastapi);
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const { answersFor, plan, send, tree } = previewsOf(() => portal);
  const variables = { LOG_LEVEL: 'info' };

  /** Creates a service, changes one of its variables, and gives what is planned then. */
  async function planOf(
    name: string,
    answers: JsonObject,
  ): Promise<readonly PlannedChange[]> {
    const all = { ...answersFor(name), variables, ...answers };
    const made = await portal.client.run(all, { template: 'service' });
    expect([made.status, made.error]).toEqual(['completed', undefined]);
    const path = `/repos/acme/${name}/actions/variables/LOG_LEVEL`;
    const body = { value: 'their-own' };
    await forgeRequest(portal, path, { method: 'PATCH', body });
    const { changes } = await plan({ templateRef, answers: all });
    return changes.filter(({ action }) => action !== 'keep');
  }

  it('tells what would be done and writes nothing', async () => {
    const answers = answersFor('planned');

    const { changes, problems, standing } = await plan({
      answers,
      entered: ['ci:staging:DATABASE_URL'],
    });

    expect([standing, problems]).toEqual(['new', []]);
    const told = changes.map(({ place, action, subject, to = '' }) =>
      `${place} ${action} ${subject} ${to}`.trim(),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        `repository create acme/planned on ${portal.host} private`,
        'pipeline create access of team platform push',
        'pipeline create environment production approved by platform',
        'pipeline create environment staging: secret DATABASE_URL',
        expect.stringMatching(/^branch create first commit \d+ files$/),
        expect.stringMatching(
          /^branch create protection of branch main with one approval, /,
        ),
        'catalog create component:default/planned',
        'record create component:default/planned',
      ]),
    );
    expect(new Set(changes.map(({ action }) => action))).toEqual(
      new Set(['create']),
    );
    expect(portal.record.requests.length).toBeGreaterThan(0);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('tells with everything else what only the schema of the template knows, and each once', async () => {
    const body = {
      templateRef: 'template:default/service-with-own-rules',
      answers: {
        ...answersFor('Ruled'),
        owner: 'group:default/nobody',
        description: 'Short.',
        license: 'none',
      },
    };
    const schema = [
      ['description', expect.stringContaining('minimum length of 10')],
      ['license', expect.stringContaining('one of enum values')],
    ];

    const { changes, problems } = await plan(body);

    expect(changes).toEqual([]);
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      ['name', expect.stringContaining('lower-case')],
      ...schema,
      ['owner', expect.stringContaining('is not in the catalog')],
    ]);
    const known = (await tree(body)).problems;
    expect(known.map(({ path, message }) => [path, message])).toEqual([
      ['name', expect.anything()],
      ...schema,
    ]);
    expect((await send('.zip', body)).status).toBe(400);
  });

  it('says which secrets somebody has to enter', async () => {
    const answers = { ...answersFor('needy'), license: 'mit' };
    expect(
      await portal.client.ask('/scaffolder/slipway/preview/secrets', {
        method: 'POST',
        body: { templateRef, answers },
      }),
    ).toEqual({
      provided: [],
      required: [
        'ci:CODECOV_TOKEN',
        'ci:staging:SENTRY_DSN',
        'ci:production:SENTRY_DSN',
      ],
    });
  });

  it('tells what is there already, and what is in the way of it', async () => {
    const answers = { ...answersFor('there'), license: 'mit' };
    const made = await portal.client.run(answers, {
      template: 'service',
      secrets: {
        'ci:CODECOV_TOKEN': 'canary-codecov-77a1',
        'ci:staging:SENTRY_DSN': 'canary-staging-77a1',
        'ci:production:SENTRY_DSN': 'canary-production-77a1',
      },
    });
    expect([made.status, made.error]).toEqual(['completed', undefined]);
    portal.record.clear();

    const same = await plan({ templateRef, answers });
    const listed = portal.record.requests
      .map(({ path }) => path)
      .filter(path => /secrets|variables|protection/.test(path));
    const other = await plan({
      templateRef,
      answers: { ...answers, description: 'Other' },
    });
    const lacking = await plan({
      templateRef,
      answers: {
        ...answersFor('lacking'),
        owner: 'group:default/nobody',
        license: 'mit',
      },
    });

    expect(same.standing).toBe('whole');
    // One look serves for what is missing and for what is told.
    expect(listed).toHaveLength(new Set(listed).size);
    expect(listed.join()).toContain('/actions/secrets');
    expect(new Set(same.changes.map(({ action }) => action))).toEqual(
      new Set(['keep']),
    );
    expect(new Set(same.changes.map(({ place }) => place))).toEqual(
      new Set(['repository', 'pipeline', 'branch', 'catalog', 'record']),
    );
    expect([other.changes, other.problems]).toEqual([
      [],
      [
        {
          path: 'repoUrl',
          message: expect.stringMatching(/^acme\/there exists .* other files/),
        },
      ],
    ]);
    expect(lacking.problems).toEqual(
      expect.arrayContaining([
        {
          path: 'owner',
          message: expect.stringContaining('is not in the catalog'),
        },
        {
          field: 'ci:CODECOV_TOKEN',
          message: expect.stringContaining('secret CODECOV_TOKEN is missing'),
        },
        {
          field: 'ci:production:SENTRY_DSN',
          message: expect.stringContaining('secret SENTRY_DSN '),
        },
      ]),
    );
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('tells what a place has no room for before anybody goes on, as the first step does', async () => {
    const { client, record } = portal;
    const staging = { LOG_LEVEL: 'info' };
    const answers = { ...answersFor('filled'), variables: { staging } };
    const made = await client.run(answers, { template: 'service' });
    expect([made.status, made.error]).toEqual(['completed', undefined]);
    const at = '/repos/acme/filled/environments/staging/variables';
    await forgeRequest(portal, `${at}/LOG_LEVEL`, { method: 'DELETE' });
    for (let index = 0; index < 100; index += 1) {
      const body = { name: `THEIRS_${index}`, value: 'x' };
      await forgeRequest(portal, at, { method: 'POST', body });
    }
    record.clear();

    const { changes, problems } = await plan({ templateRef, answers });
    const task = await client.run(answers, { template: 'service' });

    const message =
      'environment staging: variables: 100 are there and 1 would be added, and GitHub takes 100; remove some of those that are there, or ask for fewer';
    expect([changes, problems]).toEqual([[], [{ message }]]);
    expect(task.error).toEqual({ name: 'InputError', message });
    expect(task.log.join('\n')).not.toContain('Kept');
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('tells what a variable holds to those who own the service, and to nobody else', async () => {
    const told = {
      place: 'pipeline',
      action: 'update',
      subject: 'variable LOG_LEVEL',
      to: 'info',
    };

    expect(await planOf('owned', {})).toEqual([{ ...told, from: 'their-own' }]);
    expect(await planOf('of-others', { owner: 'orders' })).toEqual([told]);
  });

  it('says of what it cannot look at why, and of the rest what would be done', async () => {
    await planOf('half-seen', {});
    const at = '/repos/acme/half-seen/environments/staging/secrets';
    await setTroubles(portal, [
      { method: 'GET', path: at, status: 403, times: 9 },
    ]);

    const answers = { ...answersFor('half-seen'), variables };
    const { changes, problems } = await plan({ templateRef, answers });

    await setTroubles(portal, []);
    expect(problems).toEqual([]);
    expect(changes.filter(({ action }) => action !== 'keep')).toEqual([
      expect.objectContaining({
        action: 'unknown',
        subject: 'environment staging: secret SECRET_KEY',
        reason: expect.stringMatching(
          /^could not list the secrets of environment staging .*: the credentials /,
        ),
      }),
      expect.objectContaining({ action: 'update' }),
    ]);
  });
});
