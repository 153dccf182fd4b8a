import { connect } from 'node:net';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Clients that ask for `url` one time after the other, each on a connection that it keeps.
 *
 * They are as a load balancer is: nobody opens a new connection once `isOpen` says that the service takes no more,
 * and what is asked on an open one must be answered to its last byte.
 *
 * @returns {Promise<{answered: number, refused: number[], lost: string[]}>} when every client has lost its connection:
 *   how many were answered, with which statuses other than 200, and what became of the others
 */
export async function load(url, { clients, headers, isOpen }) {
  const result = { answered: 0, refused: [], lost: [] };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const client = { agent, headers, connected: false };
      while (isOpen() || client.connected) {
        await ask(url, client, result);
      }
      agent.destroy();
    }),
  );
  return result;
}

/** One request; an error before the service has taken its connection loses nothing. */
function ask(url, client, result) {
  return new Promise(done => {
    let taken = false;
    const lost = message => {
      client.connected = false;
      if (taken) result.lost.push(message);
      done(taken ? undefined : delay(5));
    };
    const { agent, headers } = client;
    const asked = request(url, { agent, headers }, response => {
      response.resume();
      response.on('error', error => lost(error.message));
      response.on('end', () => {
        result.answered += 1;
        if (response.statusCode !== 200) {
          result.refused.push(response.statusCode);
        }
        client.connected = response.headers.connection !== 'close';
        done();
      });
    });
    asked.on('socket', socket => {
      taken = !socket.connecting;
      if (taken) return;
      socket.once('connect', () => (taken = true));
      socket.once('close', () => (client.connected = false));
    });
    asked.on('error', error => lost(error.message));
    asked.end();
  });
}

/**
 * Sends a request of which a part is held back until `rest` is called.
 *
 * @returns {{rest: () => Promise<string>}} `rest` gives the first line of the answer, or an empty text
 */
export function slowRequest(url, path, headers) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const body = '{"name": "slow"}';
  let answer = '';
  socket.on('data', chunk => (answer += chunk));
  socket.on('error', () => {});
  socket.write(
    [
      `POST ${path} HTTP/1.1`,
      `Host: ${hostname}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body.slice(0, 5),
    ].join('\r\n'),
  );
  const ended = new Promise(done => socket.on('close', done));
  return {
    async rest() {
      socket.write(body.slice(5));
      await ended;
      return answer.split('\r\n')[0];
    },
  };
}
