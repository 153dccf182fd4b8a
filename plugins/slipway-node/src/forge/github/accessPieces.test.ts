import { Discretion } from '../__testUtils__/Discretion';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import {
  AccessGrant,
  Change,
  Forge,
  PipelineSpec,
  Repository,
  RepositorySpec,
} from '../Forge';

const nothing: PipelineSpec = { environments: [], variables: {}, secrets: [] };

const team = (name: string): AccessGrant => ({
  kind: 'team',
  name,
  permission: 'push',
});
const user = (name: string): AccessGrant => ({
  kind: 'user',
  name,
  permission: 'push',
});

const told = (changes: readonly Change[]) =>
  changes.map(({ subject, action }) => `${subject}: ${action}`);

jest.setTimeout(60_000);

describe('the access of a pipeline', () => {
  let fixture: ForgeFixture;
  let forge: Forge;
  let repository: Repository;
  let count = 0;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    forge = await fixture.forge();
    repository = await create('acme');
  });

  async function create(owner: string): Promise<Repository> {
    count += 1;
    const name = `shared-${count}`;
    const spec: RepositorySpec = {
      owner,
      name,
      description: '',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
    const created = await forge.createRepository(spec);
    fixture.proxy.clear();
    return created;
  }

  async function apply(
    access: readonly AccessGrant[],
    options: object = {},
  ): Promise<readonly string[]> {
    fixture.proxy.clear();
    return told(
      await forge.applyPipeline(repository, { ...nothing, access }, options),
    );
  }

  /** Who has which permission, besides the forge's own bot. */
  async function whoMay(): Promise<readonly string[]> {
    const path = `/repos/${repository.owner}/${repository.name}`;
    const [teams, users] = await Promise.all([
      fixture.api('GET', `${path}/teams`),
      fixture.api('GET', `${path}/collaborators`),
    ]);
    return [
      ...teams.map((each: any) => `${each.slug} ${each.permission}`),
      ...users
        .map((each: any) => `${each.login} ${each.role_name}`)
        .filter((each: string) => each !== 'slipway admin'),
    ];
  }

  /** Gives somebody another permission, as an administrator might. */
  const give = (who: string, permission: string) =>
    fixture.api(
      'PUT',
      who === 'guest'
        ? `/repos/acme/${repository.name}/collaborators/guest`
        : `/orgs/acme/teams/${who}/repos/acme/${repository.name}`,
      { permission },
    );

  it.each([{ fresh: true }, { fresh: false }])(
    'is given once, %p',
    async options => {
      const access = [team('orders'), user('guest')];

      expect(await apply(access, options)).toEqual([
        'access of team orders: created',
        'access of user guest: created',
      ]);
      expect(await whoMay()).toEqual(['orders push', 'guest write']);

      expect(await apply(access)).toEqual([
        'access of team orders: kept',
        'access of user guest: kept',
      ]);
      expect(fixture.proxy.writes).toEqual([]);
    },
  );

  it('is repaired where it was removed or lowered, and only there', async () => {
    const access = [team('orders'), team('payments'), user('guest')];
    await apply(access);
    await give('orders', 'triage');
    await give('guest', 'pull');
    await fixture.api(
      'DELETE',
      `/orgs/acme/teams/payments/repos/acme/${repository.name}`,
    );

    expect(await apply([...access, team('platform')])).toEqual([
      'access of team orders: updated',
      'access of team payments: created',
      'access of user guest: updated',
      'access of team platform: created',
    ]);
    expect(fixture.proxy.writes).toHaveLength(4);
    expect(await whoMay()).toEqual(
      expect.arrayContaining(['orders push', 'payments push', 'guest write']),
    );
  });

  it('is never lowered', async () => {
    await give('orders', 'admin');
    await give('guest', 'maintain');

    expect(await apply([team('orders'), user('guest')])).toEqual([
      'access of team orders: kept',
      'access of user guest: kept',
    ]);
    expect(fixture.proxy.writes).toEqual([]);
    expect(await whoMay()).toEqual(['orders admin', 'guest maintain']);
  });

  it('of whoever created the repository is kept without a look before it', async () => {
    expect(await apply([user('slipway')], { fresh: true })).toEqual([
      'access of user slipway: kept',
    ]);
    expect(fixture.proxy.writes).toEqual([]);
  });

  it('waits for the answer to an invitation, and repeats one that ran out', async () => {
    const collaborator = /collaborators\/guest$/;
    fixture.proxy.spoil({ path: collaborator, gives: { status: 201 } });
    const invited = await forge.applyPipeline(repository, {
      ...nothing,
      access: [user('guest')],
    });
    expect(told(invited)).toEqual(['access of user guest: created']);

    for (const [expired, action] of [
      [false, 'kept'],
      [true, 'created'],
    ] as const) {
      fixture.proxy.clear();
      fixture.proxy.spoil({
        path: /invitations$/,
        gives: {
          status: 200,
          body: [
            { invitee: { login: 'Guest' }, permissions: 'write', expired },
          ],
        },
      });
      const changes = await forge.applyPipeline(repository, {
        ...nothing,
        access: [user('guest')],
      });
      expect(told(changes)).toEqual([`access of user guest: ${action}`]);
      expect(fixture.proxy.writes).toHaveLength(expired ? 1 : 0);
    }
  });

  it('passes over teams and the owner in the account of a user', async () => {
    repository = await create('slipway');
    expect(repository.ownerKind).toBe('user');
    const access = [team('orders'), user('Slipway'), user('guest')].map(
      grant => ({ ...grant, permission: 'maintain' as const }),
    );

    expect(await apply(access)).toEqual(['access of user guest: created']);
    const [put] = fixture.proxy.requests.filter(
      ({ method }) => method === 'PUT',
    );
    expect(put?.body).not.toContain('permission');
    await apply(access);
    expect(fixture.proxy.writes).toEqual([]);
  });

  it.each([{ fresh: true }, { fresh: false }])(
    'that cannot be given fails in one sentence, %p',
    async options => {
      const discretion = new Discretion();
      const failureOf = (access: AccessGrant) =>
        discretion.failureOf(apply([access], options));
      const place = `access to acme/${repository.name} on ${fixture.host}`;
      const advice =
        'or the credentials may not administer the repository; correct the owner or the credentials';

      expect(await failureOf(team('strangers'))).toMatchObject({
        name: 'NotFoundError',
        message: `could not give team strangers push ${place}: the team does not exist in acme, ${advice}`,
      });
      expect(await failureOf(user('nobody'))).toMatchObject({
        name: 'NotFoundError',
        message: `could not give user nobody push ${place}: the user does not exist, ${advice}`,
      });
    },
  );

  it('says which permission the credentials lack', async () => {
    fixture.proxy.spoil({
      method: 'PUT',
      path: /teams\/orders/,
      gives: {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'administration=write' },
      },
    });
    await expect(
      forge.applyPipeline(repository, { ...nothing, access: [team('orders')] }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /^could not give team orders push access .*: the credentials lack the permission administration=write;/,
      ),
    });
  });

  it.each([team('orders'), user('guest')])(
    'is there before somebody is refused as a reviewer: %p',
    async grant => {
      forge = await fixture.forge({ patience: { backoffMs: 200 } });
      const { proxy } = fixture;
      const path =
        grant.kind === 'team'
          ? /teams\/orders\/repos/
          : /collaborators\/guest$/;
      // The environment is asked for while the access is still on its way.
      proxy.spoil({ method: 'PUT', path, gives: 'reset' });
      proxy.spoil({
        method: 'PUT',
        path: /environments\/production$/,
        gives: { status: 422 },
      });
      const environment = { name: 'production', variables: {}, secrets: [] };

      const changes = await forge.applyPipeline(
        repository,
        {
          ...nothing,
          access: [grant],
          environments: [{ ...environment, reviewers: [grant] }],
        },
        { fresh: true },
      );

      expect(told(changes)).toEqual([
        `access of ${grant.kind} ${grant.name}: created`,
        'environment production: created',
      ]);
      const puts = proxy.requests.filter(({ method }) => method === 'PUT');
      const isAccess = ({ path: at }: { readonly path: string }) =>
        path.test(at);
      expect(puts.filter(isAccess).map(({ body }) => body)).toEqual(
        Array(2).fill('{"permission":"push"}'),
      );
      expect(puts.filter(isAccess).map(({ status }) => status)).toEqual([
        0, 204,
      ]);
      expect(puts[puts.length - 1]?.path).toMatch(/environments\/production$/);
      // Only who was asked for by the first attempt: nobody is looked up a second time.
      const lookUps = proxy.requests.filter(({ path: at }) =>
        /^\/(users\/guest|orgs\/acme\/teams\/orders)$/.test(at),
      );
      expect(lookUps).toHaveLength(1);
    },
  );
});
