import { FailureFacts, ForgeFailure } from '../http/ForgeFailure';
import { leadsAway } from '../http/leadsAway';

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
  const text = messageOf(body);
  return new ForgeFailure({
    doing,
    status,
    permission: scopeOf(text),
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

/** `token does not have at least one of required scope(s), required=[write:repository], token scope=…` */
function scopeOf(text: string): string | undefined {
  const required = /required scope\(s\)[^[]*\[([a-z:, ]{1,100})\]/.exec(text);
  return required?.[1]?.split(/[ ,]+/).join(' and ');
}
