import { Forge, PipelineSpec, RepositorySpec } from '../Forge';
import { EmulatedApp, EmulateFixture } from './__testUtils__/EmulateFixture';
import { protection, repositoryOf } from './__testUtils__/everything';

/** Everything of a service that emulate knows: no environments, no variables, no keys for secrets. */
const pipeline: PipelineSpec = {
  access: [{ kind: 'user', name: 'guest', permission: 'push' }],
  environments: [],
  variables: {},
  secrets: [],
};

const able: EmulatedApp = {
  id: 1,
  account: 'acme',
  permissions: {
    administration: 'write',
    contents: 'write',
    metadata: 'read',
    workflows: 'write',
  },
};
const unable: EmulatedApp = {
  id: 2,
  account: 'acme',
  permissions: { administration: 'read', contents: 'read', metadata: 'read' },
};

jest.setTimeout(60_000);

describe('GithubForge, as far as emulate answers like GitHub', () => {
  let fixture: EmulateFixture;
  let spec: RepositorySpec;
  let count = 0;

  beforeAll(async () => {
    fixture = await EmulateFixture.start([able, unable]);
  });
  afterAll(() => fixture?.stop());
  beforeEach(() => {
    fixture.proxy.clear();
    count += 1;
    spec = repositoryOf(`orders-${count}`);
  });

  /** emulate has no git over HTTP: the first commit is made through its API. */
  const commit = () =>
    fixture.api('PUT', `/repos/acme/${spec.name}/contents/README.md`, {
      message: 'First',
      content: Buffer.from('# Orders\n').toString('base64'),
    });

  describe('with a token', () => {
    let forge: Forge;

    beforeEach(async () => {
      forge = await fixture.forge();
    });

    it('creates, and finds in a second run that nothing is to be done', async () => {
      expect(await forge.preflight(spec, pipeline)).toEqual({
        ownerKind: 'organization',
        problems: [],
      });
      expect(await forge.readRepository(spec)).toBeUndefined();
      expect(fixture.proxy.writes).toEqual([]);

      const { created, ...made } = await forge.createRepository(spec);
      expect(created).toBe(true);
      expect(made).toMatchObject({
        owner: 'acme',
        name: spec.name,
        marker: spec.marker,
        visibility: 'private',
        ownerKind: 'organization',
        webUrl: `https://${fixture.host}/acme/${spec.name}`,
        empty: true,
      });
      await commit();
      expect(await forge.applyProtection(spec, protection)).toEqual({
        subject: 'protection of branch main',
        action: 'created',
      });
      expect(fixture.proxy.writes).toEqual([
        'POST /orgs/acme/repos',
        `PUT /repos/acme/${spec.name}/branches/main/protection`,
      ]);

      fixture.proxy.clear();
      await forge.preflight(spec, pipeline);
      expect(await forge.createRepository(spec)).toEqual({
        ...made,
        empty: false,
        created: false,
      });
      expect(await forge.applyProtection(spec, protection)).toMatchObject({
        action: 'kept',
      });
      expect(fixture.proxy.writes).toEqual([]);
    });

    it('creates in the account of the token', async () => {
      const mine = { ...spec, owner: 'octo' };
      expect(await forge.preflight(mine, pipeline)).toMatchObject({
        ownerKind: 'user',
      });
      expect(await forge.createRepository(mine)).toMatchObject({
        owner: 'octo',
        ownerKind: 'user',
        created: true,
      });
    });

    it('tells who is not there', async () => {
      const { problems } = await forge.preflight(
        { ...spec, owner: 'nobody' },
        {
          ...pipeline,
          access: [{ kind: 'user', name: 'stranger', permission: 'push' }],
        },
      );
      expect(problems).toEqual([
        expect.stringContaining('owner "nobody" does not exist'),
        expect.stringContaining('user "stranger" does not exist'),
      ]);
    });

    it('leaves a foreign repository alone', async () => {
      await fixture.api('POST', '/orgs/acme/repos', { name: spec.name });
      await expect(forge.createRepository(spec)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('was not created for'),
      });
      expect(fixture.proxy.writes).toEqual([]);
    });

    it('mends a protection that was weakened, and keeps what is stricter', async () => {
      await forge.createRepository(spec);
      await commit();
      const path = `/repos/acme/${spec.name}/branches/main/protection`;
      await fixture.api('PUT', path, {
        required_status_checks: { strict: true, contexts: ['lint'] },
        enforce_admins: false,
        required_pull_request_reviews: { required_approving_review_count: 2 },
        restrictions: null,
      });
      expect(await forge.applyProtection(spec, protection)).toMatchObject({
        action: 'updated',
      });
      expect(await fixture.api('GET', path)).toMatchObject({
        required_status_checks: { strict: true, contexts: ['lint', 'test'] },
        enforce_admins: { enabled: true },
        required_pull_request_reviews: { required_approving_review_count: 2 },
      });
    });

    it('deletes what it made, and nothing else', async () => {
      const { created: _, ...made } = await forge.createRepository(spec);
      await expect(
        forge.deleteRepository?.({ ...made, id: '9999' }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await forge.deleteRepository?.(made);
      expect(await forge.readRepository(spec)).toBeUndefined();
    });
  });

  describe('as a GitHub App', () => {
    /** How many tokens emulate has given to an app. */
    async function tokensOf({ id }: EmulatedApp): Promise<number> {
      const { installation_tokens } = await fixture.api(
        'GET',
        '/_emulate/installation-tokens',
      );
      return installation_tokens.filter(({ app }: any) => app.id === id).length;
    }

    beforeEach(async () => {
      await (await fixture.forge()).createRepository(spec);
      await commit();
      fixture.proxy.clear();
    });
    afterEach(() => jest.restoreAllMocks());

    it('works with one token of its installation until that expires', async () => {
      const forge = await fixture.forgeOfApp(able);
      const before = await tokensOf(able);
      expect(await forge.readRepository(spec)).toMatchObject({
        marker: spec.marker,
        empty: false,
      });
      await forge.applyProtection(spec, protection);
      const { password } = await forge.gitCredentials(spec);
      expect(password).toMatch(/^ghs_/);
      expect(await tokensOf(able)).toBe(before + 1);

      const later = Date.now() + 55 * 60_000;
      jest.spyOn(Date, 'now').mockImplementation(() => later);
      expect(await forge.applyProtection(spec, protection)).toMatchObject({
        action: 'kept',
      });
      expect(await tokensOf(able)).toBe(before + 2);
      const renewed = await forge.gitCredentials(spec);
      expect(renewed.password).toMatch(/^ghs_/);
      expect(renewed.password).not.toBe(password);
    });

    it('says before anything is made what the owner has not granted', async () => {
      const problems = async (app: EmulatedApp) => {
        // What GitHub answers an app, which has no account; emulate answers 404.
        fixture.proxy.spoil({
          method: 'GET',
          path: /^\/user$/,
          gives: { status: 403 },
        });
        const forge = await fixture.forgeOfApp(app);
        return (await forge.preflight(spec, pipeline)).problems;
      };
      expect(await problems(able)).toEqual([]);
      expect(await problems(unable)).toEqual([
        `repoUrl: the GitHub App 2 lacks permissions on acme on ${fixture.host} (administration: write, contents: write, workflows: write); grant them to it and let an owner of acme accept that`,
      ]);
    });

    it('may do no more than the app', async () => {
      const forge = await fixture.forgeOfApp(unable);
      expect(await forge.readRepository(spec)).toBeDefined();
      await expect(
        forge.applyProtection(spec, protection),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: `could not protect branch main of acme/${spec.name} on ${fixture.host}: the credentials are not allowed to; grant the token or the GitHub App administration of the repository, or ask an owner`,
      });
    });

    it('says so where the app is suspended', async () => {
      fixture.proxy.spoil({
        path: /^\/app\/installations$/,
        gives: {
          status: 200,
          body: [
            { id: 101, account: { login: 'acme' }, suspended_by: { id: 3 } },
          ],
        },
      });
      const forge = await fixture.forgeOfApp(able);
      await expect(forge.readRepository(spec)).rejects.toMatchObject({
        name: 'AuthenticationError',
        message: `the credentials of integrations.github for acme on ${fixture.host} could not be had: the GitHub App is suspended there; let an owner of acme lift that`,
      });
    });

    it.each([
      [
        'is not installed on the owner',
        'octo',
        {},
        'the GitHub App 1 of integrations.github is not installed on octo on HOST; let an owner of octo install it, or choose an owner that has it',
      ],
      [
        'is not meant for the owner',
        'acme',
        { allowedInstallationOwners: ['other'] },
        'no GitHub App of integrations.github is meant for acme on HOST; add it to allowedInstallationOwners, or choose an owner that is there',
      ],
      [
        'has a key that is none',
        'acme',
        { privateKey: 'canary' },
        'the credentials of integrations.github for acme on HOST could not be had: GitHub does not accept the key of the GitHub App; check appId and privateKey',
      ],
      [
        'has the key of another',
        'acme',
        { appId: unable.id },
        'the credentials of integrations.github for acme on HOST could not be had: GitHub does not accept the key of the GitHub App; check appId and privateKey',
      ],
    ])('says so where it %s', async (_, owner, settings, message) => {
      const forge = await fixture.forgeOfApp(able, settings);
      const error = await forge
        .readRepository({ ...spec, owner })
        .catch(thrown => thrown);
      expect(error).toMatchObject({
        name: 'AuthenticationError',
        message: message.replace('HOST', fixture.host),
      });
      expect(fixture.proxy.writes).toEqual([]);
    });
  });
});
