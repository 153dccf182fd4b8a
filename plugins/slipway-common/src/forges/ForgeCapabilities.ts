import { Choice } from '../answers';

/** The forges Slipway publishes to, as Backstage's `integrations` call them. @public */
export const forgeKinds = ['github', 'gitlab', 'gitea'] as const;

/** One of {@link forgeKinds}. @public */
export type ForgeKind = (typeof forgeKinds)[number];

/** Which forge it is: its kind, and its host as in a `repoUrl`. @public */
export interface ForgePlace {
  /** As Backstage's `integrations` call it. */
  readonly kind: string;
  readonly host: string;
}

/**
 * What a kind of forge can do at all, for every owner and plan; what an owner's plan or policies leave
 * out of it is found by asking the forge.
 *
 * @public
 */
export interface ForgeCapabilities {
  /** For a person: `GitHub`. */
  readonly title: string;
  readonly visibilities: readonly Choice<'visibility'>[];
  /** Whether an owner may be a path of groups: `acme/backend`. */
  readonly nestedOwners: boolean;
  /** Whose pipelines it runs. */
  readonly ci: readonly Choice<'ci'>[];
  /** Whether deployments go to environments that it knows. */
  readonly environments: boolean;
  /** Whether variables and secrets can be those of one environment. */
  readonly environmentValues: boolean;
  /** Which entities of the catalog can be asked to approve a deployment. */
  readonly approvers: readonly ('group' | 'user')[];
  /** The most approvers of one environment, where there is a limit. */
  readonly maxApprovers?: number;
  /** Image registries of its own, which its pipelines push to without credentials of somebody. */
  readonly registries: readonly Choice<'registry'>[];
  /** Whether a pipeline can show a cloud who it is, by OpenID Connect, and needs no key there. */
  readonly cloudIdentity: boolean;
}
