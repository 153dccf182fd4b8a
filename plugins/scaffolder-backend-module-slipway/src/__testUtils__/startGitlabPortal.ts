import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the GitLab that tests run against
import { GitlabFixture } from '../../../slipway-node/src/forge/gitlab/__testUtils__/GitlabFixture';
import { Portal, startPortal } from './startPortal';

/** A portal with a GitLab beside its sandbox. */
export interface GitlabPortal {
  readonly portal: Portal;
  readonly gitlab: GitlabFixture;
  /** The folder of the portal's databases. */
  readonly databases: string;
  stop(): Promise<void>;
}

/** Starts both; the portal reaches the GitLab's API through a proxy that writes down every request. */
export async function startGitlabPortal(): Promise<GitlabPortal> {
  const gitlab = await GitlabFixture.start();
  const databases = await mkdtemp(join(tmpdir(), 'slipway-databases-'));
  const portal = await startPortal({
    databases,
    integrations: { gitlab: [gitlab.integration] },
  });
  return {
    portal,
    gitlab,
    databases,
    async stop() {
      await portal.stop();
      await gitlab.stop();
      await rm(databases, { recursive: true, force: true });
    },
  };
}
