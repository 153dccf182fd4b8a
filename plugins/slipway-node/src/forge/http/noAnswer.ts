import { NoAnswer } from './ForgeFailure';

/** The code of an answer too large to be one. */
export const TOO_LARGE = 'answer too large';

/** The code of what is no answer of HTTP. */
export const NO_HTTP = 'no HTTP';

/** Codes of what only another address mends: TLS is spoken to what does not speak it. */
export const NO_TLS: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'EPROTO',
]);

/** Codes of certificates that are not trusted. */
export const NO_TRUST: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Codes of failures before a request was on its way. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  ...NO_TLS,
  ...NO_TRUST,
]);

/** Whether the same request would fail in the same way again. */
export function isLasting({ code }: NoAnswer): boolean {
  return [TOO_LARGE, NO_HTTP, ...NO_TLS, ...NO_TRUST].includes(code);
}

/** Why there was no answer, from what `fetch` threw. */
export function noAnswer(cause: unknown): NoAnswer {
  const code = codeOf(cause) ?? 'no answer';
  return { code, sent: !NOT_SENT.has(code) };
}

/** The first error code down the chain of causes; an AggregateError of `localhost` carries it itself or in its parts. */
function codeOf(cause: unknown, depth = 0): string | undefined {
  if (typeof cause !== 'object' || cause === null || depth > 4) {
    return undefined;
  }
  if ('name' in cause && cause.name === 'TimeoutError') {
    return 'timeout';
  }
  if ('name' in cause && cause.name === 'HTTPParserError') {
    return NO_HTTP;
  }
  if ('code' in cause && typeof cause.code === 'string') {
    return cause.code;
  }
  const parts =
    'errors' in cause && Array.isArray(cause.errors) ? cause.errors : [];
  const inner = 'cause' in cause ? cause.cause : parts[0];
  return codeOf(inner, depth + 1);
}
