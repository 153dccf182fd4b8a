import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createForges } from '@slipway/plugin-slipway-node';
import { SkeletonRequest } from '../skeletons/SkeletonSource';
import { DefaultServicePlanner } from './DefaultServicePlanner';

const host = 'github.localhost';
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host, apiBaseUrl: `https://${host}/api/v3`, token: 'portal' }],
    },
  }),
);

/** What the source of skeletons was asked before the plan came to its end, and that end. */
async function plan(options: {
  readonly requireUserToken: boolean;
  readonly token?: string;
  readonly templateHost?: string;
}) {
  const { requireUserToken, token, templateHost = host } = options;
  const asked: SkeletonRequest[] = [];
  const planner = DefaultServicePlanner.create({
    appBaseUrl: 'http://localhost:3000',
    forges: createForges(integrations),
    integrations,
    requireUserToken,
    requiredApprovals: () => 1,
    skeletons: {
      async read(request) {
        asked.push(request);
        throw new Error('far enough');
      },
    },
  });
  const end = planner.plan({
    input: {
      answers: {
        name: 'orders',
        owner: 'platform',
        repoUrl: `${host}?owner=acme&repo=orders`,
      },
      token,
    },
    taskId: '1',
    baseUrl: `https://${templateHost}/acme/templates/blob/main/template.yaml`,
    templateRef: 'template:default/service',
    secrets: {},
  });
  const { message } = await end.catch(error => error);
  return { message, asked };
}

describe('DefaultServicePlanner', () => {
  it('uses nothing of the portal where a person has to use their own token', async () => {
    const without = await plan({ requireUserToken: true });
    expect(without.message).toMatch(
      /^repoUrl: the portal only creates repositories on github.localhost with your own credentials/,
    );
    expect(without.asked).toEqual([]);

    const elsewhere = await plan({
      requireUserToken: true,
      token: 'mine',
      templateHost: 'templates.localhost',
    });
    expect(elsewhere.message).toMatch(
      /^The portal only reads templates with your own credentials, and the template is on templates.localhost/,
    );
    expect(elsewhere.asked).toEqual([]);

    const own = await plan({ requireUserToken: true, token: 'mine' });
    expect(own.message).toBe('far enough');
    expect(own.asked).toEqual([expect.objectContaining({ token: 'mine' })]);
  });

  it("never shows a person's token to the host of a template that is another one", async () => {
    const { asked } = await plan({
      requireUserToken: false,
      token: 'mine',
      templateHost: 'templates.localhost',
    });

    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked)).not.toContain('mine');
  });
});
