import { FailureFacts, ForgeFailure } from '../http/ForgeFailure';
import { isStrange } from '../http/isStrange';
import { leadsAway } from '../http/leadsAway';
import { scopeRefusal } from './tokenScopes';

/** Where a proxy in front of Gitea, which has no limits of its own, does not say how long. */
const LIMIT_MS = 60_000;

/** What is known of an answer that is no success. */
export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly asked: URL;
  /** What the JSON says, if it was one. */
  readonly body: unknown;
}

/** What is worth knowing of an answer that is no success; nothing is copied from it but known words. */
export function readFailure(
  { status, headers, body, asked }: Refusal,
  doing: string,
): ForgeFailure {
  if (status === 429) {
    return new ForgeFailure({
      doing,
      status,
      kind: 'rateLimited',
      retryAfterMs: waitAsked(headers),
    });
  }
  if (isStrange({ status, body }, ['message'])) {
    return new ForgeFailure({ doing, kind: 'strange' });
  }
  const text = messageOf(body);
  return new ForgeFailure({
    doing,
    status,
    ...(status === 403 && whatLacks(text)),
    ...(status >= 300 && status < 400 && whereTo(headers, asked)),
    ...(/repository with the same name already exists/i.test(text) && {
      kind: 'nameTaken',
    }),
  });
}

function waitAsked(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : LIMIT_MS;
}

/** Only compared with known sentences, never shown. */
function messageOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'message' in body
    ? String(body.message)
    : '';
}

/** The owner and name at the end of a redirect; only those are used, at our own API: the address could lead anywhere. */
function whereTo(
  headers: Headers,
  asked: URL,
): Pick<FailureFacts, 'movedTo' | 'leadsTo'> {
  const location = headers.get('location') ?? '';
  const place = /\/api\/v1\/repos\/([\w.-]+\/[\w.-]+)(?:\?|$)/;
  return {
    movedTo: place.exec(location)?.[1],
    leadsTo: leadsAway(location, asked),
  };
}

function whatLacks(text: string): Pick<FailureFacts, 'explanation' | 'scopes'> {
  const refusal = scopeRefusal(text);
  return { explanation: refusal?.problem, scopes: refusal?.has };
}
