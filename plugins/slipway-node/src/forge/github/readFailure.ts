import { RequestError } from '@octokit/request-error';
import { FailureFacts, FailureKind, ForgeFailure } from '../http/ForgeFailure';
import { isStrange } from '../http/isStrange';
import { noAnswer } from '../http/noAnswer';

type Headers = Readonly<Record<string, string | number | undefined>>;

/** Where nothing says how long: what GitHub's guide asks for. */
const SECONDARY_LIMIT_MS = 60_000;

/**
 * What is worth knowing of an error that octokit threw; `cause` is what `fetch` itself threw, which
 * octokit reduces to a text.
 */
export function readFailure(
  error: unknown,
  doing: string,
  cause: unknown,
): ForgeFailure {
  if (cause !== undefined || !(error instanceof RequestError)) {
    return new ForgeFailure({ doing, noAnswer: noAnswer(cause ?? error) });
  }
  const headers: Headers = error.response?.headers ?? {};
  const text = messageOf(error.response?.data);
  const facts: FailureFacts = {
    doing,
    status: error.status,
    permission: permissionOf(headers),
    fields: fieldsOf(error.response?.data),
  };
  const limited = limitOf(error.status, headers, text);
  const { status } = error;
  const body = error.response?.data;
  if (limited === undefined && isStrange({ status, body }, ['message'])) {
    return new ForgeFailure({ doing, kind: 'strange' });
  }
  return new ForgeFailure(
    limited === undefined
      ? { ...facts, kind: kindOf(text) }
      : { ...facts, kind: 'rateLimited', retryAfterMs: limited },
  );
}

/** Milliseconds to wait where the answer is one of GitHub's limits: its primary, or one of the secondary ones. */
function limitOf(
  status: number,
  headers: Headers,
  text: string,
): number | undefined {
  const retryAfter = Number(headers['retry-after']);
  const exhausted = String(headers['x-ratelimit-remaining'] ?? '') === '0';
  const secondary = /secondary rate limit|abuse detection/i.test(text);
  const hasRetryAfter = headers['retry-after'] !== undefined;
  if (
    status !== 429 &&
    !(status === 403 && (hasRetryAfter || exhausted || secondary))
  ) {
    return undefined;
  }
  if (hasRetryAfter && Number.isFinite(retryAfter)) {
    return Math.max(0, retryAfter * 1000);
  }
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  if (exhausted && Number.isFinite(reset)) {
    return Math.max(1000, reset - Date.now() + 1000);
  }
  return SECONDARY_LIMIT_MS;
}

function kindOf(text: string): FailureKind | undefined {
  if (/name already exists/i.test(text)) {
    return 'nameTaken';
  }
  if (/billing plan|upgrade to github/i.test(text)) {
    return 'planTooSmall';
  }
  return undefined;
}

/** Only compared with known sentences, never shown. */
function messageOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('message' in data)) {
    return '';
  }
  const details = errorsOf(data).map(entry => entry.message ?? '');
  return [String(data.message), ...details].join('\n');
}

function fieldsOf(data: unknown): readonly string[] {
  return errorsOf(data)
    .map(({ field, code }) => [field, code].filter(isWord).join(' '))
    .filter(text => text !== '')
    .slice(0, 5);
}

function permissionOf(headers: Headers): string | undefined {
  const value = headers['x-accepted-github-permissions'];
  return typeof value === 'string' && /^[a-z0-9_=,; ]{1,200}$/.test(value)
    ? value
    : undefined;
}

interface ValidationError {
  readonly message?: string;
  readonly field?: string;
  readonly code?: string;
}

function errorsOf(data: unknown): readonly ValidationError[] {
  if (typeof data !== 'object' || data === null || !('errors' in data)) {
    return [];
  }
  const { errors } = data;
  if (!Array.isArray(errors)) {
    return typeof errors === 'string' ? [{ message: errors }] : [];
  }
  return errors.map((entry: unknown) => {
    const record =
      typeof entry === 'object' ? { ...entry } : { message: entry };
    return Object.fromEntries(
      Object.entries(record).filter(([, value]) => typeof value === 'string'),
    );
  });
}

/** Field names and codes are identifiers; anything else might be somebody's value. */
function isWord(text: string | undefined): text is string {
  return text !== undefined && /^[a-z_]{1,40}$/.test(text);
}
