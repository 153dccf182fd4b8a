import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { FailureFacts, GithubFailure } from './GithubFailure';

/**
 * The error a caller of the forge gets for a failed call to GitHub: what failed, on which thing, what
 * to do. Anything that is not a failed call passes through.
 */
export function translateGithubError(error: unknown, host: string): unknown {
  if (!(error instanceof GithubFailure)) {
    return error;
  }
  const { facts } = error;
  const { Type, advice } = judge(facts, host);
  return new Type(
    `could not ${facts.doing} on ${host}: ${facts.explanation ?? advice}`,
  );
}

type ErrorType = new (message: string) => Error;

interface Judgement {
  readonly Type: ErrorType;
  readonly advice: string;
}

function judge(facts: FailureFacts, host: string): Judgement {
  if (facts.noAnswer) {
    return { Type: ServiceUnavailableError, advice: silence(facts, host) };
  }
  if (facts.kind === 'rateLimited') {
    return { Type: ServiceUnavailableError, advice: limited(facts) };
  }
  if (facts.kind === 'planTooSmall') {
    return {
      Type: NotAllowedError,
      advice:
        'the plan of the owner does not include this for a repository of this visibility; choose another visibility or upgrade the plan',
    };
  }
  return byStatus(facts);
}

function byStatus(facts: FailureFacts): Judgement {
  const { status = 0 } = facts;
  switch (status) {
    case 401:
      return {
        Type: AuthenticationError,
        advice:
          'the credentials are not valid; renew the token configured under integrations.github, or sign in again where your own is used',
      };
    case 403:
      return { Type: NotAllowedError, advice: forbidden(facts) };
    case 404:
      return {
        Type: NotFoundError,
        advice: `it does not exist or the credentials may not see it${permissionHint(
          facts,
        )}`,
      };
    case 409:
      return {
        Type: ConflictError,
        advice: 'it is being changed by something else; run the step again',
      };
    case 422:
      return { Type: InputError, advice: refused(facts) };
    default:
      return unusual(status);
  }
}

function unusual(status: number): Judgement {
  if (status >= 300 && status < 400) {
    return {
      Type: ConflictError,
      advice: 'it was renamed or moved; use its present name',
    };
  }
  if (status >= 500) {
    return {
      Type: ServiceUnavailableError,
      advice: `the forge answered ${status}; run the step again when it has recovered`,
    };
  }
  return {
    Type: InputError,
    advice: `the forge answered ${status}; check apiBaseUrl under integrations.github`,
  };
}

function silence({ noAnswer }: FailureFacts, host: string): string {
  const code = noAnswer?.code;
  if (code === 'ECONNREFUSED') {
    return `nothing listens there (ECONNREFUSED); start it or correct apiBaseUrl under integrations.github`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `the name ${host} cannot be resolved (${code}); check apiBaseUrl under integrations.github and the network`;
  }
  return code === 'timeout'
    ? 'there was no answer in time; run the step again, it continues where it stopped'
    : `the connection failed (${code}); run the step again, it continues where it stopped`;
}

function limited({ retryAfterMs = 0 }: FailureFacts): string {
  const minutes = Math.max(1, Math.ceil(retryAfterMs / 60_000));
  return `the credentials are over the forge’s rate limit; run the step again in ${minutes} min`;
}

function forbidden(facts: FailureFacts): string {
  return facts.permission
    ? `the credentials lack the permission ${facts.permission}; grant it to the token or the GitHub App`
    : 'the credentials are not allowed to; grant the token or the GitHub App administration of the repository, or ask an owner';
}

function permissionHint({ permission }: FailureFacts): string {
  return permission ? `; it needs the permission ${permission}` : '';
}

function refused({ fields = [] }: FailureFacts): string {
  return fields.length > 0
    ? `the forge refuses the values (${fields.join(', ')}); correct them`
    : 'the forge refuses the values; check names, limits and what the owner’s policies allow';
}
