import { ConflictError } from '@backstage/errors';
import { RequestListener, Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';

/** Sockets that are bound and wait for something to serve. */
export interface Listening {
  readonly port: number;
  serve(listener: RequestListener): void;
  close(): Promise<void>;
}

const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** Binds the loopback addresses of a name; `ConflictError` where the port is in use. */
export async function listen(
  host: 'localhost' | '127.0.0.1',
  port: number,
): Promise<Listening> {
  const first = await bind('127.0.0.1', port);
  const actual = (first.address() as AddressInfo).port;
  const servers = [first];
  if (host === 'localhost') {
    try {
      servers.push(await bind('::1', actual));
    } catch (error) {
      if (!NO_IPV6.includes((error as NodeJS.ErrnoException).code ?? '')) {
        await close(first);
        throw error;
      }
    }
  }
  return {
    port: actual,
    serve: listener => servers.forEach(one => one.on('request', listener)),
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function bind(address: string, port: number): Promise<Server> {
  const server = createServer({ requestTimeout: 0 });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ConflictError(
              `Port ${port} is in use; stop what listens there or give the sandbox forge another port`,
            )
          : error,
      );
    });
    server.listen({ host: address, port }, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
