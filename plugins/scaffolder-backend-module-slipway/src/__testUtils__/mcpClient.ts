import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Portal } from './startPortal';

/** Signs a client of MCP in to the portal, as its guest. */
export async function mcpClient({ client, url }: Portal): Promise<Client> {
  const mcp = new Client({ name: 'test', version: '1.0.0' });
  const headers = { authorization: `Bearer ${client.token}` };
  await mcp.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/api/mcp-actions/v1`), {
      requestInit: { headers },
    }),
  );
  return mcp;
}

/** What a tool gives, or the text of its refusal. */
export async function callTool(client: Client, name: string, input: object) {
  const result = await client.callTool({ name, arguments: { ...input } });
  const [{ text }] = result.content as [{ text: string }];
  return {
    isError: Boolean(result.isError),
    text,
    ...Object(result.structuredContent),
  };
}
