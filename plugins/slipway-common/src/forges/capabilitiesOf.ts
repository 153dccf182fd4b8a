import { ForgeCapabilities, ForgeKind, ForgePlace } from './ForgeCapabilities';

/** What each kind of forge can do; the table in docs/forges/README.md is tested against it. */
const declared: Readonly<Record<ForgeKind, ForgeCapabilities>> = {
  github: {
    title: 'GitHub',
    visibilities: ['private', 'internal', 'public'],
    nestedOwners: false,
    ci: ['github'],
    environments: true,
    environmentValues: true,
    approvers: ['group', 'user'],
    maxApprovers: 6,
    registries: ['ghcr'],
    cloudIdentity: true,
  },
  gitlab: {
    title: 'GitLab',
    visibilities: ['private', 'internal', 'public'],
    nestedOwners: true,
    ci: ['gitlab'],
    environments: true,
    environmentValues: true,
    approvers: ['group', 'user'],
    registries: ['gitlab'],
    cloudIdentity: true,
  },
  gitea: {
    title: 'Gitea',
    visibilities: ['private', 'public'],
    nestedOwners: false,
    // Gitea Actions run GitHub's workflows, without their environments and identity tokens.
    ci: ['github'],
    environments: false,
    environmentValues: false,
    approvers: [],
    registries: [],
    cloudIdentity: false,
  },
};

/** What a forge of a known kind can do. @public */
export function capabilitiesOf(
  place: ForgePlace & { readonly kind: ForgeKind },
): ForgeCapabilities;
/** As above; `undefined` for a kind that Slipway does not publish to. @public */
export function capabilitiesOf(
  place: ForgePlace,
): ForgeCapabilities | undefined;
export function capabilitiesOf({
  kind,
  host,
}: ForgePlace): ForgeCapabilities | undefined {
  if (!isForgeKind(kind)) {
    return undefined;
  }
  const capabilities = declared[kind];
  return kind === 'gitlab' && host === 'gitlab.com'
    ? // Where everybody has an account, internal would be public.
      { ...capabilities, visibilities: ['private', 'public'] }
    : capabilities;
}

function isForgeKind(kind: string): kind is ForgeKind {
  return Object.hasOwn(declared, kind);
}
