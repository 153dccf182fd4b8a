import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the Gitea that tests run against
import { runningGitea } from '../../../slipway-node/src/forge/gitea/__testUtils__/runningGitea';
import { recordRequests } from './recordRequests';
import { Portal, startPortal } from './startPortal';
import { startProxy } from './startProxy';

/** A portal whose services go to a real Gitea. */
export interface GiteaPortal {
  readonly portal: Portal;
  readonly host: string;
  /** The token that the portal has. */
  readonly token: string;
  /** Folder of the portal's databases. */
  readonly databases: string;
  /** The answers for a service of this name. */
  answersFor(name: string, more?: JsonObject): JsonObject;
  /** Forgets the requests that were seen so far. */
  forget(): void;
  /** How many requests Gitea got. */
  requests(): number;
  /** Those that write, as `PUT /api/v1/…`. */
  writes(): readonly string[];
  /** Asks Gitea directly, as its administrator, below the organisation `acme`. */
  ask(path: string, method?: string, body?: object): Promise<any>;
  /** Makes a repository in `acme` as somebody else would. */
  make(repository: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startGiteaPortal(): Promise<GiteaPortal> {
  const { url = '', keeper = '', token = '' } = runningGitea() ?? {};
  const databases = await mkdtemp(join(tmpdir(), 'slipway-databases-'));
  const proxy = await startProxy(url);
  const record = recordRequests(proxy.port);
  const host = `127.0.0.1:${proxy.port}`;
  const portal = await startPortal({
    databases,
    integrations: {
      gitea: [{ host, baseUrl: `http://${host}`, password: token }],
    },
    offeredHosts: [host],
  });
  const send = async (path: string, method: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `token ${keeper}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    portal,
    host,
    token,
    databases,
    answersFor: (name, more) => ({
      name,
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=${name}`,
      environments: [],
      registry: 'dockerhub',
      ...more,
    }),
    forget: () => record.clear(),
    requests: () => record.requests.length,
    writes: () =>
      record.requests
        .filter(each => each.writes)
        .map(({ method, path }) => `${method} ${path}`),
    ask: (path, method = 'GET', body) =>
      send(`repos/acme/${path}`, method, body),
    make: repository => send('orgs/acme/repos', 'POST', repository),
    async stop() {
      await portal.stop();
      record.stop();
      await proxy.stop();
      await rm(databases, { recursive: true, force: true });
    },
  };
}
