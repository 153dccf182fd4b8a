import { createServer, request } from 'node:http';
import { AddressInfo } from 'node:net';

/** Something in this process that hands every request on as it is, so that `recordRequests` sees it. */
export interface Proxy {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a proxy on loopback in front of a server of another process. */
export async function startProxy(upstream: string): Promise<Proxy> {
  const { hostname, port } = new URL(upstream);
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const further = request(
      { hostname, port, method, path, headers },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    further.on('error', () => outgoing.destroy());
    incoming.pipe(further);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
