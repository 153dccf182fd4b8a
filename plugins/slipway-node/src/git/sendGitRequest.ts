import { isError } from '@backstage/errors';
import http from 'isomorphic-git/http/node';
import { leadsAway } from '../forge/http/leadsAway';
import type { GitRemote } from './GitRemote';
import {
  errorOfConnection,
  errorOfProtocol,
  errorOfRedirect,
  errorOfStatus,
} from './remoteErrors';

/** What only reads. */
const READ = 'git-upload-pack';

/** What git's smart HTTP appends to the URL of a repository. */
const SUFFIX = /\/(?:info\/refs|git-upload-pack|git-receive-pack)$/;

/** Renamed, given away, and once more. */
const MOST_HOPS = 3;

/** One request of git's smart HTTP. */
export interface GitRequest {
  readonly service: 'git-upload-pack' | 'git-receive-pack';
  /** Of a POST: sent in one piece, or as it is made; without it the service's refs are asked for. */
  readonly body?:
    | readonly Uint8Array[]
    | ((signal: AbortSignal) => AsyncIterable<Uint8Array>);
  /** How many bytes of an answer are read before it is refused. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

type HttpRequest = Parameters<typeof http.request>[0];
type HttpResponse = Awaited<ReturnType<typeof http.request>>;

/**
 * Sends the request and gives the body's chunks, which are git's own protocol and nothing else, to
 * the reader; when the reader is done the connection is closed, unless all of it was read.
 */
export async function sendGitRequest<T>(
  remote: GitRemote,
  request: GitRequest,
  read: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  request.signal.throwIfAborted();
  const done = new AbortController();
  const signal = AbortSignal.any([request.signal, done.signal]);
  try {
    const response = await ask(remote, { ...request, signal });
    refuseOther(remote, request, response);
    return await read(readBody(remote, response, { ...request, signal }));
  } catch (error) {
    request.signal.throwIfAborted();
    throw codeOf(error) ? errorOfConnection(remote, codeOf(error)!) : error;
  } finally {
    // Not the iterator's own return(): it takes the listener off that a late error still needs.
    done.abort();
  }
}

/** Goes where a read is led to on the same host, which is what a renamed repository answers; nothing else is sent after it. */
async function ask(
  remote: GitRemote,
  request: GitRequest,
): Promise<HttpResponse> {
  const asked = toHttp(remote, request);
  for (let hops = 0; ; hops += 1) {
    const response = await http.request(asked);
    if (!isRedirect(response) || hops === MOST_HOPS) {
      return response;
    }
    asked.url = presentUrl(remote, {
      asked: asked.url,
      location: response.headers?.location,
      service: request.service,
    });
  }
}

function isRedirect({ statusCode }: HttpResponse): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

function presentUrl(
  remote: GitRemote,
  {
    asked,
    location,
    service,
  }: {
    readonly asked: string;
    readonly location: string | undefined;
    readonly service: GitRequest['service'];
  },
): string {
  const away = leadsAway(location, asked);
  if (away !== undefined) {
    throw errorOfRedirect(remote, away);
  }
  if (!location || !URL.canParse(location, asked) || service !== READ) {
    throw errorOfRedirect(remote);
  }
  const { origin, pathname, search } = new URL(location, asked);
  const wanted = new URL(asked);
  const end = wanted.pathname.slice(wanted.pathname.search(SUFFIX));
  // As git does: what is asked there has to be the same, only of another repository.
  if (!pathname.endsWith(end) || search !== wanted.search) {
    throw errorOfRedirect(remote);
  }
  return `${origin}${pathname}${search}`;
}

function toHttp(
  { url, authorization }: GitRemote,
  { service, body, signal }: GitRequest,
): HttpRequest & { url: string } {
  return {
    url: body ? `${url}/${service}` : `${url}/info/refs?service=${service}`,
    method: body ? 'POST' : 'GET',
    headers: {
      'user-agent': 'git/slipway',
      'accept-encoding': 'identity',
      ...(authorization && { authorization }),
      ...(body && {
        'content-type': `application/x-${service}-request`,
        accept: `application/x-${service}-result`,
      }),
    },
    // An array goes out with its length; the types know only the other way.
    body: (typeof body === 'function'
      ? body(signal)
      : body) as HttpRequest['body'],
    // A redirect may lead anywhere, and the credentials are for this host only. Without a timeout of its own
    // a request has that of Node's agent, five seconds of silence; a forge may take longer over a push.
    fetchOptions: { followRedirects: false, signal, timeout: 0 },
  };
}

function refuseOther(
  remote: GitRemote,
  { service, body }: GitRequest,
  { statusCode, headers }: HttpResponse,
): void {
  if (statusCode !== 200) {
    throw errorOfStatus(remote, statusCode);
  }
  const kind = body ? 'result' : 'advertisement';
  if (headers?.['content-type'] !== `application/x-${service}-${kind}`) {
    throw errorOfProtocol(remote, 'another content type');
  }
  if (headers['content-encoding']) {
    throw errorOfProtocol(remote, 'an encoding that was not asked for');
  }
}

/** Ends with the signal even while the server is silent. */
async function* readBody(
  remote: GitRemote,
  { body }: HttpResponse,
  { limit, signal }: GitRequest,
): AsyncGenerator<Uint8Array> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  aborted.catch(() => {});
  let size = 0;
  while (body) {
    const next = await Promise.race([body.next(), aborted]);
    if (next.done) {
      return;
    }
    size += next.value.byteLength;
    if (size > limit) {
      throw errorOfProtocol(remote, `more than ${limit} bytes`);
    }
    yield next.value;
  }
}

/** The code of a socket's or a certificate's error. */
function codeOf(error: unknown): string | undefined {
  return isError(error) && typeof error.code === 'string'
    ? error.code
    : undefined;
}
