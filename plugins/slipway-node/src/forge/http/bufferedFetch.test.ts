import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { prepareForge } from '../__testUtils__/prepareForge';

jest.setTimeout(60_000);

const MIB = 1024 * 1024;

describe('bufferedFetch', () => {
  const rig = prepareForge('buffered');

  it('reads no answer without end, and does not ask for it again', async () => {
    let asked = 0;
    let sent = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      const more = () => {
        if (sent < 200 * MIB) {
          sent += MIB;
          answer.write(Buffer.alloc(MIB, ' '), error => error ?? more());
        } else {
          answer.end();
        }
      };
      answer.writeHead(200, { 'content-type': 'application/json' });
      more();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const apiBaseUrl = `http://127.0.0.1:${port}`;
    const forge = await rig.fixture.forge({
      integrations: rig.fixture.integrations({ apiBaseUrl }),
    });
    try {
      expect(
        await rig.discretion.failureOf(forge.readRepository(rig.spec)),
      ).toMatchObject({
        name: 'ServiceUnavailableError',
        message: `could not read repository acme/${rig.spec.name} on ${rig.fixture.host}: the answer is larger than any of a forge; check apiBaseUrl under integrations.github and what is between`,
      });
    } finally {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    }
    expect(asked).toBe(1);
    expect(sent).toBeGreaterThanOrEqual(32 * MIB);
    expect(sent).toBeLessThan(64 * MIB);
  });
});
