import { SecretDeclaration } from '../../skeleton/Skeleton';

/** The service whose secrets are looked for. @public */
export interface SecretQuestion {
  /** Entity references. */
  readonly templateRef: string | undefined;
  readonly owner: string;
  readonly environments: readonly string[];
  /** What its skeleton declares. */
  readonly declared: readonly SecretDeclaration[];
  /** Whether a person gave this secret, who is not overruled. */
  isGiven(name: string, environment: string | undefined): boolean;
  /** Whether the person who asks belongs to an owner. */
  isMember(owner: string): Promise<boolean>;
}
