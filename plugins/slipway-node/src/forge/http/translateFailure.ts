import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { FailureFacts, ForgeFailure } from './ForgeFailure';
import { NO_HTTP, NO_TLS, NO_TRUST, TOO_LARGE } from './noAnswer';

/** How one forge and its place in the portal's configuration are named in a sentence. */
export interface ForgeTerms {
  readonly host: string;
  /** What answers there: `Gitea’s API`. */
  readonly api: string;
  /** Where its credentials are configured: `integrations.github`. */
  readonly section: string;
  /** The setting of that section which says where its API is: `apiBaseUrl`. */
  readonly address: string;
  /** What carries permissions: `the token or the GitHub App`. */
  readonly holder: string;
  /** What it takes to set a repository up, where the forge does not say what is missing. */
  readonly right: string;
}

/**
 * The error a caller of the forge gets for a failed call: what failed, on which thing, what
 * to do. Anything that is not a failed call passes through.
 */
export function translateFailure(error: unknown, terms: ForgeTerms): unknown {
  if (!(error instanceof ForgeFailure)) {
    return error;
  }
  const { facts } = error;
  const { Type, advice } = judge(facts, terms);
  return new Type(
    `could not ${facts.doing} on ${terms.host}: ${facts.explanation ?? advice}`,
  );
}

type ErrorType = new (message: string) => Error;

interface Judgement {
  readonly Type: ErrorType;
  readonly advice: string;
}

function judge(facts: FailureFacts, terms: ForgeTerms): Judgement {
  if (facts.noAnswer) {
    return { Type: ServiceUnavailableError, advice: silence(facts, terms) };
  }
  if (facts.kind === 'rateLimited') {
    return { Type: ServiceUnavailableError, advice: limited(facts) };
  }
  if (facts.kind === 'strange') {
    const { address, api, section } = terms;
    return {
      Type: InputError,
      advice: `the answer is not that of ${api}; check ${address} under ${section}`,
    };
  }
  if (facts.kind === 'planTooSmall') {
    return {
      Type: NotAllowedError,
      advice:
        'the plan of the owner does not include this for a repository of this visibility; choose another visibility or upgrade the plan',
    };
  }
  return byStatus(facts, terms);
}

function byStatus(facts: FailureFacts, terms: ForgeTerms): Judgement {
  const { status = 0 } = facts;
  switch (status) {
    case 401:
      return {
        Type: AuthenticationError,
        advice: `the credentials are not valid; renew the token configured under ${terms.section}, or sign in again where your own is used`,
      };
    case 403:
      return { Type: NotAllowedError, advice: forbidden(facts, terms) };
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
      return unusual(facts, terms);
  }
}

function unusual(
  { leadsTo, status = 0 }: FailureFacts,
  terms: ForgeTerms,
): Judgement {
  if (status >= 300 && status < 400) {
    return {
      Type: ConflictError,
      advice:
        leadsTo === undefined
          ? 'it was renamed or moved; use its present name'
          : `the answer leads to ${leadsTo}, where the credentials are not sent; use the present name of what was renamed, or correct ${terms.address} under ${terms.section}`,
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
    advice: `the forge answered ${status}; check ${terms.address} under ${terms.section}`,
  };
}

function silence(
  { noAnswer }: FailureFacts,
  { host, address, section }: ForgeTerms,
): string {
  const code = noAnswer?.code ?? '';
  if (code === 'ECONNREFUSED') {
    return `nothing listens there (ECONNREFUSED); start it or correct ${address} under ${section}`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `the name ${host} cannot be resolved (${code}); check ${address} under ${section} and the network`;
  }
  if (code === TOO_LARGE) {
    return `the answer is larger than any of a forge; check ${address} under ${section} and what is between`;
  }
  if (NO_TLS.has(code)) {
    return `there is no TLS at that port (${code}); correct ${address} under ${section}: http:// instead of https://, or another port`;
  }
  if (NO_TRUST.has(code)) {
    return `its certificate is not trusted (${code}); make NODE_EXTRA_CA_CERTS name the authority that signed it, or correct ${address} under ${section}`;
  }
  if (code === NO_HTTP) {
    return `what answers there does not speak HTTP; correct ${address} under ${section}: https:// instead of http://, or another port`;
  }
  return code === 'timeout'
    ? 'there was no answer in time; run the step again, it continues where it stopped'
    : `the connection failed (${code}); run the step again, it continues where it stopped`;
}

function limited({ retryAfterMs = 0 }: FailureFacts): string {
  const minutes = Math.max(1, Math.ceil(retryAfterMs / 60_000));
  return `the credentials are over the forge’s rate limit; run the step again in ${minutes} min`;
}

function forbidden(facts: FailureFacts, { holder, right }: ForgeTerms): string {
  return facts.permission
    ? `the credentials lack the permission ${facts.permission}; grant it to ${holder}`
    : `the credentials are not allowed to; grant ${holder} ${right}, or ask an owner`;
}

function permissionHint({ permission }: FailureFacts): string {
  return permission ? `; it needs the permission ${permission}` : '';
}

function refused({ fields = [] }: FailureFacts): string {
  return fields.length > 0
    ? `the forge refuses the values (${fields.join(', ')}); correct them`
    : 'the forge refuses the values; check names, limits and what the owner’s policies allow';
}
