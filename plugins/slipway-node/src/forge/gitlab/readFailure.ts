import { FailureFacts, FailureKind, ForgeFailure } from '../http/ForgeFailure';
import { isStrange } from '../http/isStrange';
import { leadsAway } from '../http/leadsAway';

/** Where nothing says how long: gitlab.com counts its limits by the minute. */
const LIMIT_MS = 60_000;

/** What is worth knowing of an answer that is not a success. */
export async function readFailure(
  answer: Response,
  { doing, asked }: { readonly doing: string; readonly asked: URL },
): Promise<ForgeFailure> {
  const { status, headers } = answer;
  const body = parse(await answer.text());
  if (status === 429) {
    const retryAfterMs = limitOf(headers);
    return new ForgeFailure({
      doing,
      status,
      kind: 'rateLimited',
      retryAfterMs,
    });
  }
  if (isStrange({ status, body }, ['message', 'error'])) {
    return new ForgeFailure({ doing, kind: 'strange' });
  }
  const data = Object(body);
  const location = headers.get('location');
  return new ForgeFailure({
    doing,
    status,
    kind: kindOf(data),
    movedTo: projectAt(location ?? ''),
    ...(status < 400 && { leadsTo: leadsAway(location, asked) }),
    permission: permissionOf(data),
    ...refusalOf(status, data),
  });
}

/** GitLab sends `Retry-After`, and beside it, or instead, when its window begins anew. */
function limitOf(headers: Headers): number {
  const retryAfter = Number(headers.get('retry-after') ?? NaN);
  if (Number.isFinite(retryAfter)) {
    return Math.max(0, retryAfter * 1000);
  }
  const reset = Number(headers.get('ratelimit-reset') ?? NaN) * 1000;
  return Number.isFinite(reset)
    ? Math.max(1000, reset - Date.now() + 1000)
    : LIMIT_MS;
}

/** The number at the end of a redirect; only that is used, at our own API: the address could lead anywhere. */
function projectAt(location: string): string | undefined {
  return /\/projects\/(\d+)$/.exec(location)?.[1];
}

function kindOf(data: object): FailureKind | undefined {
  // Only compared with known sentences, never shown.
  const text = JSON.stringify(data);
  return /has already been taken|already exists|already shared/i.test(text)
    ? 'nameTaken'
    : undefined;
}

/** The scope that a token lacks, as GitLab names it: `api`. */
function permissionOf(data: object): string | undefined {
  if (!('error' in data) || data.error !== 'insufficient_scope') {
    return undefined;
  }
  const scope = 'scope' in data ? String(data.scope) : '';
  const first = scope.split(' ')[0] ?? '';
  return /^[a-z_]{1,40}$/.test(first) ? `scope ${first}` : 'scope api';
}

/** GitLab answers 400 where others answer 422. */
function refusalOf(status: number, data: object): Partial<FailureFacts> {
  if (status !== 400 && status !== 422) {
    return {};
  }
  const fields = fieldsOf(data);
  const named = fields.length > 0 ? ` (${fields.join(', ')})` : '';
  return {
    fields,
    explanation: `the forge refuses the values${named}; check names, limits and what the owner’s policies allow`,
  };
}

/** Names of fields are identifiers; anything else might be somebody's value. */
function fieldsOf(data: object): readonly string[] {
  const message = 'message' in data ? data.message : undefined;
  return typeof message === 'object' && message !== null
    ? Object.keys(message)
        .filter(key => /^[a-z_.]{1,60}$/.test(key))
        .slice(0, 5)
    : [];
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
