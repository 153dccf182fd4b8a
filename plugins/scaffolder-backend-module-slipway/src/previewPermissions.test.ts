import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTemplateConditionalDecision,
  scaffolderTemplateConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { templateStepReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const tagged = createScaffolderTemplateConditionalDecision(
  templateStepReadPermission,
  scaffolderTemplateConditions.hasTag({ tag: 'open-to-all' }),
);

describe('the permissions of a preview', () => {
  const decisions = new Map<string, PolicyDecision>();
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({
      policy: {
        handle: async ({ permission: { name } }) =>
          decisions.get(name) ?? allow,
      },
    });
  });
  afterAll(() => portal?.stop());
  afterEach(() => decisions.clear());

  const ask = async (kind: '' | '/plan' | '/secrets' | '.zip') => {
    const name = 'permitted';
    const response = await portal.client.send(
      `/scaffolder/slipway/preview${kind}`,
      {
        method: 'POST',
        body: {
          templateRef: 'template:default/service',
          answers: {
            name,
            owner: 'group:default/platform',
            repoUrl: `${portal.host}?owner=acme&repo=${name}`,
          },
        },
      },
    );
    const message = response.ok ? '' : (await response.json()).error.message;
    return [response.status, message];
  };

  it.each(['', '/plan', '/secrets', '.zip'] as const)(
    'are those of running the template (preview%s)',
    async kind => {
      expect(await ask(kind)).toEqual([200, '']);

      decisions.set('scaffolder.task.create', deny);
      expect(await ask(kind)).toEqual([
        403,
        expect.stringContaining('scaffolder.task.create is missing'),
      ]);

      decisions.clear();
      decisions.set('catalog.entity.read', deny);
      expect(await ask(kind)).toEqual([
        404,
        expect.stringContaining('There is no template'),
      ]);

      decisions.clear();
      decisions.set('scaffolder.template.step.read', tagged);
      expect(await ask(kind)).toEqual([
        400,
        expect.stringContaining('has no step slipway:service:render'),
      ]);
    },
  );
});
