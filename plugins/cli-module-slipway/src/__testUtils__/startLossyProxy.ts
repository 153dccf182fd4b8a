import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

/** What becomes of the first requests for events: it hangs up on them, or answers with a status. */
interface Losses {
  readonly times: number;
  readonly status?: number;
}

/** Stands between a client and a portal, and loses requests for events. */
export async function startLossyProxy(
  target: string,
  { times, status }: Losses,
) {
  const lost: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.includes('/events') && lost.length < times) {
      lost.push(path);
      if (status === undefined) {
        response.destroy();
      } else {
        response.writeHead(status).end('{}');
      }
      return;
    }
    forward(`${target}${path}`, request, response).catch(error =>
      response.destroy(error),
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** The requests that were lost. */
    lost,
    stop: () => promisify(server.close.bind(server))(),
  };
}

async function forward(
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const { authorization = '' } = request.headers;
  const answer = await fetch(url, {
    method: request.method,
    headers: {
      authorization,
      'content-type': 'application/json',
      'x-requested-with': 'XMLHttpRequest',
    },
    body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(await answer.text());
}
