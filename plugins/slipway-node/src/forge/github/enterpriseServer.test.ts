import { getGithubFileFetchUrl } from '@backstage/integration';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { pushFirstCommit } from '../__testUtils__/pushFirstCommit';
import {
  everything,
  protection,
  repositoryOf,
} from './__testUtils__/everything';

jest.setTimeout(60_000);

/** The sandbox forge has its API where a GitHub Enterprise Server has it, below its pages. */
describe('GithubForge on a GitHub Enterprise Server', () => {
  let fixture: ForgeFixture;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());

  const forgeAt = (apiBaseUrl: string) =>
    fixture.forge({ integrations: fixture.integrations({ apiBaseUrl }) });

  it.each([
    ['/api/v3', 'internal'],
    ['/api/v3/', 'private'],
    ['/api/v3//', 'private'],
  ])('does everything below %s', async (path, visibility) => {
    const { host } = fixture;
    const apiBaseUrl = `http://${host}${path}`;
    const forge = await forgeAt(apiBaseUrl);
    const name = `served-${path.length}`;
    const spec = { ...repositoryOf(name), visibility };

    expect(await forge.preflight(spec, everything)).toEqual({
      ownerKind: 'organization',
      problems: [],
    });
    const made = await forge.createRepository(spec);
    expect(made).toMatchObject({
      created: true,
      visibility,
      webUrl: `http://${host}/acme/${name}`,
      cloneUrl: `http://${host}/acme/${name}.git`,
    });
    expect(forge.expectedUrls(spec)).toEqual({
      webUrl: made.webUrl,
      cloneUrl: made.cloneUrl,
    });
    await forge.applyPipeline(spec, everything);
    const { username, password } = await forge.gitCredentials(spec);
    const address = Object.assign(new URL(made.cloneUrl), {
      username,
      password,
    });
    await pushFirstCommit(address.href, 'main');
    await forge.applyProtection(spec, protection);

    const again = [
      await forge.createRepository(spec),
      ...(await forge.applyPipeline(spec, everything)),
      await forge.applyProtection(spec, protection),
    ];
    expect(again[0]).toMatchObject({ created: false, empty: false });
    expect(
      again.flatMap(each => ('action' in each ? [each.action] : [])),
    ).toEqual(Array(again.length - 1).fill('kept'));
  });

  it('goes only to the host of the configuration, whatever addresses it tells', async () => {
    const host = fixture.host.replace('127.0.0.1', 'localhost');
    const apiBaseUrl = `http://${host}/api/v3`;
    const forge = await fixture.forge({
      host,
      integrations: fixture.integrations({ host, apiBaseUrl }),
    });
    const spec = repositoryOf('addressed');
    const made = await forge.createRepository(spec);
    const { clone_url } = await fixture.api('GET', '/repos/acme/addressed');
    expect(clone_url).toBe(`http://${fixture.host}/acme/addressed.git`);

    expect(made).toMatchObject(forge.expectedUrls(spec));
    expect(made.cloneUrl).toBe(`http://${host}/acme/addressed.git`);
    await fixture.api('PATCH', '/repos/acme/addressed', {
      name: 'readdressed',
    });
    expect(await forge.readRepository(spec)).toMatchObject({
      id: made.id,
      webUrl: `http://${host}/acme/readdressed`,
      cloneUrl: `http://${host}/acme/readdressed.git`,
    });
  });

  it('is never asked for a clone in the clear where its API is elsewhere', async () => {
    const forge = await forgeAt(fixture.proxy.apiBaseUrl);
    const spec = repositoryOf('in-the-clear');
    const made = await forge.createRepository(spec);
    expect([made, await forge.readRepository(spec)]).toMatchObject(
      Array(2).fill({
        webUrl: `https://${fixture.host}/acme/in-the-clear`,
        cloneUrl: `https://${fixture.host}/acme/in-the-clear.git`,
      }),
    );
  });

  it('names a file as the catalog reads it', async () => {
    const { host, token } = fixture;
    const apiBaseUrl = `http://${host}/api/v3`;
    const forge = await forgeAt(apiBaseUrl);
    await fixture.api('POST', '/orgs/acme/repos', { name: 'read' });
    await fixture.api('PUT', '/repos/acme/read/contents/catalog-info.yaml', {
      message: 'First',
      content: Buffer.from('kind: Component\n').toString('base64'),
    });
    const { webUrl } = forge.expectedUrls({ owner: 'acme', name: 'read' });
    const url = getGithubFileFetchUrl(
      forge.fileUrl(webUrl, { branch: 'main', path: 'catalog-info.yaml' }),
      { host, apiBaseUrl },
      { type: 'token', token },
    );
    expect(url.startsWith(apiBaseUrl)).toBe(true);
    const answer = await fetch(url, {
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github.v3.raw',
      },
    });
    expect(await answer.text()).toBe('kind: Component\n');
  });

  it('says where its API is not', async () => {
    await expect(
      fixture.forge({
        integrations: fixture.integrations({ apiBaseUrl: undefined }),
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `repoUrl: integrations.github for ${fixture.host} has no apiBaseUrl; add it to the portal's configuration`,
    });
    const atPages = await forgeAt(`http://${fixture.host}`);
    await expect(
      atPages.preflight(repositoryOf('nothing'), everything),
    ).rejects.toMatchObject({
      // Whichever of the requests is answered first, by a page or by none.
      message: expect.stringMatching(
        /^could not read .+: .*GitHub’s REST API.*; check apiBaseUrl under integrations\.github/,
      ),
    });
  });

  it('is told from github.com, whose API needs no configuration', async () => {
    const forge = await fixture.forge({
      host: 'github.com',
      integrations: fixture.integrations(),
    });
    expect(forge.expectedUrls({ owner: 'acme', name: 'orders' })).toEqual({
      webUrl: 'https://github.com/acme/orders',
      cloneUrl: 'https://github.com/acme/orders.git',
    });
  });
});
