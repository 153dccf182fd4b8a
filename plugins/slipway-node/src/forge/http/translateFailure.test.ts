import { prepareForge } from '../__testUtils__/prepareForge';

const protection = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['build'],
};

jest.setTimeout(60_000);

describe('translateFailure', () => {
  const rig = prepareForge('failing');

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
    [301, { location: '/x' }, {}, 'ConflictError', 'was renamed or moved'],
    [
      301,
      { location: 'http://127.0.0.1:1/' },
      {},
      'ConflictError',
      'leads to http://127.0.0.1:1, where the credentials are not sent',
    ],
  ])('says what to do about %d', async (status, headers, body, name, text) => {
    rig.fixture.proxy.spoil({
      path: /protection$/,
      gives: { status, headers, body },
      times: 9,
    });
    const error = await rig.discretion.failureOf(
      rig.forge.applyProtection(rig.spec, protection, { fresh: true }),
    );
    expect(error.name).toBe(name);
    expect(error.message).toContain(text);
    expect(error.message).toContain(
      `could not protect branch main of acme/${rig.spec.name} on ${rig.fixture.host}: `,
    );
  });

  it('notices that something else than GitHub answers', async () => {
    rig.fixture.proxy.spoil({
      path: /./,
      gives: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: 'canary',
      },
      times: 9,
    });
    expect(
      await rig.discretion.failureOf(rig.forge.readRepository(rig.spec)),
    ).toMatchObject({
      message: expect.stringContaining('check apiBaseUrl'),
    });
  });

  it('fails where the branch is not protected as asked', async () => {
    await rig.forge.createRepository(rig.spec);
    await rig.fixture.push(rig.spec);
    rig.fixture.proxy.spoil({
      path: /protection$/,
      gives: { status: 200, body: { url: 'http://x' } },
      times: 9,
    });
    expect(
      await rig.discretion.failureOf(
        rig.forge.applyProtection(rig.spec, protection),
      ),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('pull requests are not required'),
    });
  });
});
