import { spawn } from 'node:child_process';
import { createServer, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/**
 * Git's own server over the folder named on the command line, in a process of its own, so that no
 * contender shares its thread with it; tells its port to the process that started it.
 */
const folder = process.argv[2];

const server = createServer((request, response) => {
  const [path, query = ''] = request.url!.split('?');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: path,
      QUERY_STRING: query,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  backend.stdin.on('error', () => {});
  request.pipe(backend.stdin);
  relay(backend.stdout, response);
});

/** Git answers as a CGI program: headers, an empty line, the body. */
function relay(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  output.on('data', (chunk: Buffer) => {
    if (response.headersSent) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end >= 0) {
      for (const line of head.toString('latin1', 0, end).split('\r\n')) {
        const [name = '', value = ''] = line.split(': ');
        if (name === 'Status') {
          response.statusCode = Number(value.split(' ')[0]);
        } else {
          response.setHeader(name, value);
        }
      }
      response.write(head.subarray(end + 4));
    }
  });
  output.on('end', () => response.end());
}

server.listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());
