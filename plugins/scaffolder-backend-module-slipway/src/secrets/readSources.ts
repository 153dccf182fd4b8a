import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  SecretQuestion,
  SecretSources,
  SourcedSecrets,
} from '@slipway/plugin-slipway-node';
import { isMemberOf } from '../service/isMemberOf';
import { ServicePlan } from '../service/ServicePlan';

/** The part of a plan that says which secrets there are to be. */
type SourcedPlan = Pick<
  ServicePlan,
  'answers' | 'entered' | 'rendering' | 'secrets' | 'templateRef'
>;

/** What it takes to read the sources of secrets for a person. */
export interface SourceServices {
  readonly auth: AuthService;
  readonly secretSources: SecretSources;
  readonly userInfo: UserInfoService;
}

/**
 * The secrets of a planned service that come from the platform's sources. Only the step that checks and the
 * one that seals ask for values, and nobody keeps them; whoever only tells what would be done asks for `names`.
 */
export function readSources(
  plan: SourcedPlan,
  { auth, secretSources, userInfo }: SourceServices,
  options: {
    readonly credentials: BackstageCredentials;
    readonly signal?: AbortSignal;
    /** What is asked for: nothing but names, or every value once; otherwise each value when it is needed. */
    readonly only?: 'names' | 'once';
  },
): Promise<SourcedSecrets> {
  const { credentials, only, signal } = options;
  const question = questionOf(plan, owner =>
    isMemberOf(owner, { auth, credentials, userInfo }),
  );
  return only === 'names'
    ? secretSources.assign(question)
    : secretSources.open(question, { signal, once: only === 'once' });
}

function questionOf(
  { answers, entered, rendering, secrets, templateRef }: SourcedPlan,
  isMember: SecretQuestion['isMember'],
): SecretQuestion {
  return {
    templateRef,
    owner: answers.owner,
    environments: answers.environments.map(({ name }) => name),
    declared: rendering.secrets,
    // What a person entered and a repeated task no longer has is asked for again.
    isGiven: (name, environment) =>
      secrets.value(name, environment) !== undefined ||
      entered.value(name, environment) !== undefined,
    isMember,
  };
}
