type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` for one request: reads the whole body before it answers, so that a connection lost in the
 * middle is a failure and not half an answer; gives up after `timeoutMs`; remembers what it threw,
 * because client libraries only keep the text.
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
      const body = await answer.arrayBuffer();
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
