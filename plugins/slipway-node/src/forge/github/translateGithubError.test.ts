import { Discretion } from '../__testUtils__/Discretion';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { Forge, RepositorySpec } from '../Forge';

const protection = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['build'],
};

jest.setTimeout(60_000);

describe('translateGithubError', () => {
  let fixture: ForgeFixture;
  let forge: Forge;
  let discretion: Discretion;
  let count = 0;
  let spec: RepositorySpec;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    fixture.proxy.clear();
    forge = await fixture.forge();
    discretion = new Discretion();
    count += 1;
    const name = `failing-${count}`;
    spec = {
      owner: 'acme',
      name,
      description: '',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });

  it.each([
    [401, {}, {}, 'AuthenticationError', 'the credentials are not valid'],
    [403, {}, {}, 'NotAllowedError', 'are not allowed to'],
    [
      404,
      {},
      {},
      'NotFoundError',
      'does not exist or the credentials may not see it',
    ],
    [409, {}, {}, 'ConflictError', 'is being changed by something else'],
    [
      422,
      {},
      {
        message: 'canary',
        errors: [{ field: 'name', code: 'missing_field', value: 'canary' }],
      },
      'InputError',
      'refuses the values (name missing_field)',
    ],
    [
      403,
      {},
      {
        message: 'Upgrade to GitHub Pro or make this repository public. canary',
      },
      'NotAllowedError',
      'the plan of the owner does not include this',
    ],
    [500, {}, {}, 'ServiceUnavailableError', 'the forge answered 500'],
    [503, {}, {}, 'ServiceUnavailableError', 'the forge answered 503'],
    [
      301,
      { location: 'http://127.0.0.1:1/' },
      {},
      'ConflictError',
      'was renamed or moved',
    ],
  ])('says what to do about %d', async (status, headers, body, name, text) => {
    fixture.proxy.spoil({
      path: /protection$/,
      gives: { status, headers, body },
      times: 9,
    });
    const error = await discretion.failureOf(
      forge.applyProtection(spec, protection, { fresh: true }),
    );
    expect(error.name).toBe(name);
    expect(error.message).toContain(text);
    expect(error.message).toContain(
      `could not protect branch main of acme/${spec.name} on ${fixture.host}: `,
    );
  });

  it('notices that something else than GitHub answers', async () => {
    fixture.proxy.spoil({
      path: /./,
      gives: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: 'canary',
      },
      times: 9,
    });
    expect(
      await discretion.failureOf(forge.readRepository(spec)),
    ).toMatchObject({
      message: expect.stringContaining('check apiBaseUrl'),
    });
  });

  it('fails where the branch is not protected as asked', async () => {
    await forge.createRepository(spec);
    await fixture.push(spec);
    fixture.proxy.spoil({
      path: /protection$/,
      gives: { status: 200, body: { url: 'http://x' } },
      times: 9,
    });
    expect(
      await discretion.failureOf(forge.applyProtection(spec, protection)),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('pull requests are not required'),
    });
  });
});
