import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { callTool, mcpClient } from './__testUtils__/mcpClient';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

describe('the actions', () => {
  const decisions = new Map<string, PolicyDecision>();
  let portal: Portal;
  let client: Client;

  beforeAll(async () => {
    portal = await startPortal({
      policy: {
        handle: async ({ permission: { name } }) =>
          decisions.get(name) ?? allow,
      },
    });
    client = await mcpClient(portal);
  });
  afterEach(() => decisions.clear());
  afterAll(async () => {
    await client?.close();
    await portal?.stop();
  });

  const answers = (name: string, more: object = {}) => ({
    name,
    owner: 'platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
    ...more,
  });

  it.each(['create-service', 'render-preview'])(
    'refuse %s to whoever may not run templates, and do nothing',
    async action => {
      portal.record.clear();
      decisions.set('scaffolder.task.create', deny);
      const { isError, text } = await callTool(client, `slipway.${action}`, {
        answers: answers('forbidden-service'),
      });
      expect(isError).toBe(true);
      expect(text).toMatch(
        /^NotAllowedError: The [^\n]+ask the platform team for [^\n]+$/,
      );
      expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
    },
  );

  it('hide a template from whoever may not read it', async () => {
    decisions.set('catalog.entity.read', deny);
    for (const action of ['create-service', 'render-preview', 'list-layouts']) {
      const input =
        action === 'list-layouts' ? {} : { answers: answers('hidden-service') };
      const told = await callTool(client, `slipway.${action}`, input);
      expect(told.isError).toBe(true);
      expect(told.text).toMatch(/ is no template |not found/);
    }
  });

  it('are called what they are: one sets again what was changed, and deletes nothing', async () => {
    const name = 'tended-service';
    const input = {
      answers: answers(name, { variables: { LOG_LEVEL: 'info' } }),
    };
    const first = await callTool(client, 'slipway.create-service', input);
    expect(first).toMatchObject({ status: 'completed' });
    const variable = `/repos/acme/${name}/actions/variables/LOG_LEVEL`;
    const changed = await forgeRequest(portal, variable, {
      method: 'PATCH',
      body: { name: 'LOG_LEVEL', value: 'debug' },
    });
    expect(changed.status).toBe(204);
    portal.record.clear();
    const again = await callTool(client, 'slipway.create-service', input);
    expect(again).toMatchObject({ status: 'completed', commit: first.commit });
    const writes = portal.record.requests.filter(each => each.writes);
    expect(writes.map(({ method }) => method)).toEqual(['PATCH']);
    const { body } = await forgeRequest(portal, variable);
    expect(body.value).toBe('info');
    const { tools } = await client.listTools();
    const create = tools.find(each => each.name === 'slipway.create-service');
    expect(create?.annotations?.destructiveHint).toBe(true);

    portal.record.clear();
    await callTool(client, 'slipway.create-service', input);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });
});
