import type {
  RequesterType,
  ResourceOptions,
} from '@gitbeaker/requester-utils';

/** A request as it goes out. */
export interface Outgoing {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as gitbeaker's resources take it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What the JSON says; `null` where there is none. */
  readonly body: unknown;
}

/** Sends a request; answers only what succeeded, and throws everything else. */
export type Send = (outgoing: Outgoing) => Promise<Answer>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What gitbeaker's resources send their requests with: its way of writing them down, our way of sending. */
export function createRequester(
  apiBaseUrl: string,
  send: Send,
): (service: ResourceOptions) => RequesterType {
  return service =>
    Object.fromEntries(
      methods.map(method => [
        method,
        async (endpoint: string, options: object) =>
          send(
            await writeDown(apiBaseUrl, service, {
              ...options,
              endpoint,
              method: method.toUpperCase(),
            }),
          ),
      ]),
    ) as unknown as RequesterType;
}

async function writeDown(
  apiBaseUrl: string,
  service: ResourceOptions,
  request: { readonly endpoint: string; readonly method: string },
): Promise<Outgoing> {
  const { defaultOptionsHandler } =
    require('@gitbeaker/requester-utils') as typeof import('@gitbeaker/requester-utils');
  const { endpoint, method } = request;
  const written = await defaultOptionsHandler(service, request);
  // Behind the version comes what all routes of a resource begin with: `projects`, or nothing.
  const prefix = service.url.slice(
    service.url.indexOf('/api/v4/') + '/api/v4/'.length,
  );
  const path = [apiBaseUrl, prefix, endpoint].filter(part => part !== '');
  const url = new URL(path.join('/'));
  url.search = written.searchParams ?? '';
  return {
    url,
    method,
    headers: { 'user-agent': 'slipway', ...written.headers },
    body: method === 'GET' ? undefined : (written.body as string | undefined),
  };
}
