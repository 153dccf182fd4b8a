import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createForge } from './createForge';
import { repositoryUrls } from './repositoryUrls';

type Kind = 'github' | 'gitlab' | 'gitea';

const credentials = { github: 'token', gitlab: 'token', gitea: 'password' };
const id = { owner: 'acme', name: 'orders' };
const nested = { owner: 'acme/backend/api', name: 'orders.v2_x-y' };

function forgeOf(kind: Kind, settings: { readonly host: string }) {
  const entry = { [credentials[kind]]: 'canary', ...settings };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { [kind]: [entry] } }),
  );
  return createForge({ host: settings.host, integrations });
}

describe('where a repository is seen and cloned', () => {
  it.each([
    [
      'a GitHub Enterprise Server',
      'github',
      { host: 'ghe.acme.dev', apiBaseUrl: 'https://ghe.acme.dev/api/v3' },
      'https://ghe.acme.dev/acme/orders',
    ],
    [
      'one with a port',
      'github',
      {
        host: 'ghe.acme.dev:8443',
        apiBaseUrl: 'https://ghe.acme.dev:8443/api/v3//',
      },
      'https://ghe.acme.dev:8443/acme/orders',
    ],
    [
      'a tenant of GHE.com',
      'github',
      { host: 'acme.ghe.com', apiBaseUrl: 'https://api.acme.ghe.com' },
      'https://acme.ghe.com/acme/orders',
    ],
    [
      'a GitLab',
      'gitlab',
      { host: 'git.acme.dev', apiBaseUrl: 'https://git.acme.dev/api/v4/' },
      'https://git.acme.dev/acme/orders',
    ],
    [
      'one below a path that only its API names',
      'gitlab',
      { host: 'acme.dev', apiBaseUrl: 'https://acme.dev/tools/git/api/v4' },
      'https://acme.dev/tools/git/acme/orders',
    ],
    [
      'one without TLS, with a port, that only its API names',
      'gitlab',
      { host: 'git:8080', apiBaseUrl: 'http://git:8080/api/v4' },
      'http://git:8080/acme/orders',
    ],
    [
      'one below a path that is given',
      'gitlab',
      {
        host: 'acme.dev',
        apiBaseUrl: 'http://inside:8080/api/v4',
        baseUrl: 'https://acme.dev/git/',
      },
      'https://acme.dev/git/acme/orders',
    ],
    [
      'one whose API is asked at another host',
      'gitlab',
      { host: 'git.acme.dev', apiBaseUrl: 'http://inside:8080/api/v4' },
      'https://git.acme.dev/acme/orders',
    ],
    [
      'a Gitea',
      'gitea',
      { host: 'git.acme.dev' },
      'https://git.acme.dev/acme/orders',
    ],
    [
      'one below a path, with a port',
      'gitea',
      { host: 'acme.dev:3000', baseUrl: 'http://acme.dev:3000/git//' },
      'http://acme.dev:3000/git/acme/orders',
    ],
  ] as const)('is known of %s', async (_, kind, settings, webUrl) => {
    const { expectedUrls } = await forgeOf(kind, settings);
    expect(expectedUrls(id)).toEqual({ webUrl, cloneUrl: `${webUrl}.git` });
    const within = webUrl.replace('acme/orders', 'acme/backend/api');
    expect(expectedUrls(nested).cloneUrl).toBe(`${within}/orders.v2_x-y.git`);
  });

  it.each([
    [
      'github',
      'apiBaseUrl',
      { host: 'acme.dev', apiBaseUrl: 'https://u:canary@acme.dev/api/v3' },
    ],
    [
      'gitlab',
      'apiBaseUrl',
      { host: 'acme.dev', apiBaseUrl: 'https://u:canary@acme.dev/api/v4' },
    ],
    [
      'gitlab',
      'baseUrl',
      {
        host: 'acme.dev',
        apiBaseUrl: 'https://acme.dev/api/v4',
        baseUrl: 'https://canary@acme.dev',
      },
    ],
    [
      'gitea',
      'baseUrl',
      { host: 'acme.dev', baseUrl: 'https://u:canary@acme.dev' },
    ],
  ] as const)(
    'is shown to nobody with credentials: %s, %s',
    async (kind, setting, settings) => {
      await expect(forgeOf(kind, settings)).rejects.toMatchObject({
        name: 'InputError',
        message: `repoUrl: ${setting} of integrations.${kind} for acme.dev carries credentials, which people would be shown; take them out of the portal's configuration there`,
      });
    },
  );

  it.each([
    'https://acme.dev/?x=1',
    'https://acme.dev/#/git',
    'ftp://acme.dev',
  ])('is not below %s', async baseUrl => {
    await expect(
      forgeOf('gitea', { host: 'acme.dev', ...{ baseUrl } }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `repoUrl: baseUrl of integrations.gitea for acme.dev is not an address of http or https without a query; correct it in the portal's configuration`,
    });
  });

  it('stays one repository whatever a forge calls it', () => {
    const { cloneUrl } = repositoryUrls('https://acme.dev', {
      owner: 'a b/c?d#e',
      name: 'é@f:g',
    });
    const { pathname, search, hash } = new URL(cloneUrl);
    expect([pathname, search, hash]).toEqual([
      '/a%20b/c%3Fd%23e/%C3%A9%40f%3Ag.git',
      '',
      '',
    ]);
  });
});
