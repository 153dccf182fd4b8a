import { TOO_LARGE } from './noAnswer';

/** No answer of a forge that is asked for here comes near. */
const MOST_BYTES = 32 * 1024 * 1024;

type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` for one request: reads the whole body before it answers, so that a connection lost in the
 * middle is a failure and not half an answer; gives up after `timeoutMs` and where the body is
 * too large to be an answer; remembers what it threw, because client libraries only keep the text.
 */
export function bufferedFetch(
  timeoutMs: number,
  signal: AbortSignal | undefined,
): { readonly fetch: Fetch; failure(): unknown } {
  let failure: unknown;
  const send: Fetch = async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(input, {
        ...init,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const body = await readBounded(answer);
      const { status, headers } = answer;
      return new Response(body.byteLength > 0 ? body : null, {
        status,
        headers,
      });
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { fetch: send, failure: () => failure };
}

async function readBounded({ body }: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > MOST_BYTES) {
      throw Object.assign(new Error('too large'), { code: TOO_LARGE });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
