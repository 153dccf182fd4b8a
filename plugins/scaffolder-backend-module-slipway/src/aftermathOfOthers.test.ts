import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { taskReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { JsonValue } from '@backstage/types';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { setTroubles } from './__testUtils__/setTroubles';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

describe('with the permission to read only their own tasks', () => {
  it('nobody discards what the task of somebody else works on', async () => {
    const starts: Start[] = [];
    let seesAll = false;
    const portal = await startPortal({
      features: [startsTasks(start => starts.push(start))],
      policy: {
        handle: async ({ permission }, user) =>
          permission.name === taskReadPermission.name && !seesAll
            ? createScaffolderTaskConditionalDecision(
                taskReadPermission,
                scaffolderTaskConditions.isTaskOwner({
                  createdBy: [user?.info.userEntityRef ?? ''],
                }),
              )
            : { result: AuthorizeResult.ALLOW },
      },
    });
    try {
      const name = 'hidden-use';
      const answers = {
        name,
        owner: 'group:default/orders',
        repoUrl: `${portal.host}?owner=acme&repo=${name}`,
      };
      const { id } = await portal.client.run(answers, {
        template: 'service-fails-after-repository',
      });
      const path = `/scaffolder/slipway/tasks/${id}/aftermath`;
      const { repository, kept } = await portal.client.ask(path);
      expect(kept).toBeUndefined();
      await setTroubles(portal, [
        { method: 'GET', path: '/orgs/acme', delayMs: 600_000, times: 9 },
      ]);
      const { taskId } = await starts[0]!(answers);
      const hidden = await portal.client.send(`/scaffolder/v2/tasks/${taskId}`);
      expect(hidden.status).toBe(403);

      const seen = await portal.client.ask(path);
      const refused = await portal.client.send(`${path}/discard`, {
        method: 'POST',
        body: { repositoryId: repository.id },
      });

      expect(seen.kept).toMatch(/^Another task works on the repository now/);
      expect(refused.status).toBe(409);
      const there = await forgeRequest(portal, `/repos/acme/${name}`);
      expect(there.status).toBe(200);

      seesAll = true;
      await setTroubles(portal, []);
      await portal.client.finish(taskId);
    } finally {
      await portal.stop();
    }
  });
});

type Start = (
  values: Record<string, JsonValue>,
) => Promise<{ readonly taskId: string }>;

/** Something else of the portal that creates tasks, which belong to no person. */
function startsTasks(onReady: (start: Start) => void) {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'test-tasks',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth, scaffolder: scaffolderServiceRef },
        async init({ auth, scaffolder }) {
          onReady(async values =>
            scaffolder.scaffold(
              { templateRef: 'template:default/service', values },
              { credentials: await auth.getOwnServiceCredentials() },
            ),
          );
        },
      });
    },
  });
}
