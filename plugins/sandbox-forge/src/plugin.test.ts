import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxForgePlugin } from './plugin';

jest.setTimeout(60_000);

describe('sandboxForgePlugin', () => {
  it('runs the forge of the configuration for as long as the backend', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-forge-'));
    const port = await freePort();
    const token = 'token-of-the-plugin';
    const data = { sandboxForge: { port, stateDirectory: folder, token } };
    const backend = await startTestBackend({
      features: [
        sandboxForgePlugin,
        mockServices.rootConfig.factory({ data }),
        mockServices.rootLogger.factory(),
      ],
    });
    const url = `http://localhost:${port}/api/v3/user`;
    try {
      const headers = { Authorization: `Bearer ${token}` };
      const answer = await fetch(url, { headers });
      expect(await answer.json()).toMatchObject({ login: 'slipway' });
    } finally {
      await backend.stop();
      await rm(folder, { recursive: true, force: true });
    }
    await expect(fetch(url)).rejects.toThrow();
  });

  it.each([
    [['localhost'], true],
    [['github.com'], false],
    [[], false],
  ])(
    'warns where its host is not under integrations: %j',
    async (hosts, known) => {
      const folder = await mkdtemp(join(tmpdir(), 'sandbox-forge-'));
      const port = await freePort();
      const github = hosts.map(host => ({
        host: host === 'localhost' ? `localhost:${port}` : host,
      }));
      const logger = mockServices.logger.mock();
      const backend = await startTestBackend({
        features: [
          sandboxForgePlugin,
          mockServices.rootConfig.factory({
            data: {
              sandboxForge: {
                port,
                stateDirectory: folder,
                token: 'token-of-a-test',
              },
              integrations: { github },
            },
          }),
          logger.factory,
        ],
      });
      await backend.stop();
      await rm(folder, { recursive: true, force: true });
      const told = logger.warn.mock.calls.map(
        ([message]) => message.split(', where')[0],
      );
      const warning = `the sandbox forge runs, but localhost:${port} is not under integrations.github`;
      expect(told).toEqual(known ? [] : [warning]);
    },
  );
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
