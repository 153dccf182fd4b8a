import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ForgeFixture } from './__testUtils__/ForgeFixture';
import { createForges } from './createForges';
import { Forge } from './Forge';

jest.setTimeout(60_000);

describe('createForge', () => {
  let fixture: ForgeFixture;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());
  beforeEach(() => fixture.proxy.clear());

  const repository = { owner: 'acme', name: 'nothing' };

  it.each(['evil.example', 'LOCALHOST', 'github.com.evil.example', ''])(
    'refuses the host %p, which is not configured',
    async host => {
      await expect(fixture.forge({ host })).rejects.toMatchObject({
        name: 'InputError',
        message: `repoUrl: host "${host}" is not configured under integrations; configured hosts: ${fixture.host}, github.com, gitlab.com`,
      });
      expect(fixture.proxy.requests).toEqual([]);
    },
  );

  it('refuses other kinds by name', async () => {
    await expect(
      fixture.forge({ host: 'bitbucket.org' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        'repoUrl: host "bitbucket.org" is of kind bitbucketCloud, which is not served; choose a host of GitHub, GitLab or Gitea',
    });
  });

  it('takes the token of the integration', async () => {
    const forge = await fixture.forge();
    expect(await forge.readRepository(repository)).toBeUndefined();
    expect(await passwordOf(forge)).toBe(fixture.token);
  });

  it('never falls back from a person’s token to the portal’s', async () => {
    const forge = await fixture.forge({ token: 'canary-of-a-person' });
    const error = await forge
      .readRepository(repository)
      .catch(thrown => thrown);
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).not.toContain('canary');
    expect(await passwordOf(forge)).toBe('canary-of-a-person');
  });

  it('says where credentials are missing, and sends nothing', async () => {
    const forge = await fixture.forge({
      integrations: fixture.integrations({ token: undefined }),
    });
    await expect(forge.readRepository(repository)).rejects.toMatchObject({
      name: 'AuthenticationError',
      message: `integrations.github has no credentials for acme on ${fixture.host}; configure a token or install the GitHub App there`,
    });
    expect(fixture.proxy.requests).toEqual([]);
  });

  it('asks a credentials provider for each owner, and keeps its failure to itself', async () => {
    const urls: string[] = [];
    const forge = await fixture.forge({
      credentialsProvider: {
        async getCredentials({ url }) {
          urls.push(url);
          throw new Error('canary of a request');
        },
      },
    });
    const error = await passwordOf(forge).catch(thrown => thrown);
    expect(urls).toEqual([`https://${fixture.host}/acme`]);
    expect(error).toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringContaining('could not be had'),
    });
    expect(JSON.stringify(error) + error.message).not.toContain('canary');
  });

  it('knows where a repository and its files will be', async () => {
    const urls = async (host: string, apiBaseUrl: string) => {
      const settings = { host, apiBaseUrl };
      const integrations = fixture.integrations(settings);
      const forge = await createForges(integrations)({ host });
      const { webUrl, cloneUrl } = forge.expectedUrls(repository);
      const file = { branch: 'main', path: 'catalog-info.yaml' };
      return [cloneUrl, forge.fileUrl(webUrl, file)];
    };

    expect(await urls('forge.test:82', 'http://api.forge.test/v3')).toEqual([
      'https://forge.test:82/acme/nothing.git',
      'https://forge.test:82/acme/nothing/tree/main/catalog-info.yaml',
    ]);
    expect(await urls('forge.test:81', 'http://forge.test:81/api')).toEqual([
      'http://forge.test:81/acme/nothing.git',
      'http://forge.test:81/acme/nothing/tree/main/catalog-info.yaml',
    ]);
  });

  it('shares between the forges of a portal who a reviewer is', async () => {
    const forges = createForges(fixture.integrations());
    const team = {
      kind: 'team',
      name: 'platform',
      permission: 'push',
    } as const;
    const spec = {
      access: [team],
      environments: [],
      variables: {},
      secrets: [],
    };
    const planned = { ...repository, visibility: 'private' };
    const asked = async () => {
      fixture.proxy.clear();
      await (await forges({ host: fixture.host })).preflight(planned, spec);
      return fixture.proxy.requests.filter(({ path }) =>
        path.includes('/teams/'),
      );
    };
    expect(await asked()).toHaveLength(1);
    expect(await asked()).toEqual([]);
  });

  it('does not make those who only render wait for its largest package', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      '--eval',
      `require(${JSON.stringify(join(__dirname, '../index.ts'))});
       process.stdout.write(Object.keys(require.cache).join('\\n'));`,
    ]);
    const loaded = stdout.split('\n');
    expect(loaded).toContain(join(__dirname, 'createForge.ts'));
    expect(loaded.filter(path => /@backstage.integration/.test(path))).toEqual(
      [],
    );
  });

  async function passwordOf(forge: Forge) {
    return (await forge.gitCredentials(repository)).password;
  }
});
