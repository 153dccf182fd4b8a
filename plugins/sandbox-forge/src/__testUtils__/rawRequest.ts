import { request } from 'node:http';

/** A request whose path and headers reach the forge as they are, without a client's clean-up. */
export function rawRequest(
  url: string,
  options: {
    readonly path: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
  },
): Promise<{ readonly status: number; readonly body: Buffer }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const { method, path, headers } = options;
    const call = request({ hostname, port, method, path, headers }, res => {
      const chunks: Buffer[] = [];
      res.on('data', chunk => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, body: Buffer.concat(chunks) }),
      );
    });
    call.on('error', reject);
    call.end(options.body);
  });
}
