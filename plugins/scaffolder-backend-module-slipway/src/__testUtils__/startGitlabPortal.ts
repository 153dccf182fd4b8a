// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the GitLab that tests run against
import { GitlabFixture } from '../../../slipway-node/src/forge/gitlab/__testUtils__/GitlabFixture';
import { Portal, startPortal } from './startPortal';

/** A portal with a GitLab beside its sandbox. */
export interface GitlabPortal {
  readonly portal: Portal;
  readonly gitlab: GitlabFixture;
  stop(): Promise<void>;
}

/** Starts both; the portal reaches the GitLab's API through a proxy that writes down every request. */
export async function startGitlabPortal(): Promise<GitlabPortal> {
  const gitlab = await GitlabFixture.start();
  const portal = await startPortal({
    integrations: { gitlab: [gitlab.integration] },
  });
  return {
    portal,
    gitlab,
    async stop() {
      await portal.stop();
      await gitlab.stop();
    },
  };
}
