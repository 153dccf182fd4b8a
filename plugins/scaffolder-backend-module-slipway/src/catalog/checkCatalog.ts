import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Answers } from '@slipway/plugin-slipway-common';
import { Reviewer } from '@slipway/plugin-slipway-node';

/** What to look up in the catalog, and for whom. */
export interface CatalogQuestion {
  readonly answers: Answers;
  /** The service's own entities. */
  readonly entityRefs: readonly string[];
  /** Where the service's own entities come from once it is registered. */
  readonly catalogInfoUrl: string;
  readonly credentials: BackstageCredentials;
}

/** What the catalog says about the answers. */
export interface CatalogAnswer {
  /** One sentence for everything that is not as it has to be. */
  readonly problems: readonly string[];
  /** Who the approvers and the owner are on the forge, by entity reference. */
  readonly reviewers: ReadonlyMap<string, Reviewer>;
}

/** Looks up everything the answers refer to, in one request and with the person's own rights. */
export async function checkCatalog(
  catalog: CatalogService,
  question: CatalogQuestion,
): Promise<CatalogAnswer> {
  const { answers, entityRefs, credentials } = question;
  const places = placesOf(answers);
  const refs = [...new Set([...places.map(({ ref }) => ref), ...entityRefs])];
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: refs, fields: ['kind', 'metadata'] },
    { credentials },
  );
  const found = new Map(refs.map((ref, index) => [ref, items[index]]));
  const missing = places
    .filter(({ ref }) => !found.get(ref))
    .map(
      ({ key, ref }) =>
        `${key}: ${ref} is not in the catalog; choose one that is, or have it added`,
    );
  const strangers = entityRefs.flatMap(ref => {
    const from = found.get(ref)?.metadata.annotations?.[ANNOTATION_LOCATION];
    // It would keep the service's own entity out.
    return found.get(ref) && from !== `url:${question.catalogInfoUrl}`
      ? [
          `name: ${ref} is in the catalog already, from ${
            from ?? 'an unknown place'
          }; choose another name`,
        ]
      : [];
  });
  return {
    problems: [...missing, ...strangers],
    reviewers: reviewersOf(answers, found),
  };
}

interface Place {
  readonly key: string;
  readonly ref: string;
}

function placesOf({ owner, system, environments }: Answers): Place[] {
  return [
    { key: 'owner', ref: owner },
    ...(system ? [{ key: 'system', ref: system }] : []),
    ...environments.flatMap(({ approvers }, at) =>
      approvers.map((ref, index) => ({
        key: `environments[${at}].approvers[${index}]`,
        ref,
      })),
    ),
  ];
}

function reviewersOf(
  { environments, owner }: Answers,
  found: ReadonlyMap<string, Entity | undefined>,
): ReadonlyMap<string, Reviewer> {
  const refs = new Set(environments.flatMap(({ approvers }) => approvers));
  // An owner who is not even in the catalog needs no second complaint.
  if (found.get(owner)) {
    refs.add(owner);
  }
  return new Map([...refs].map(ref => [ref, reviewerOf(ref, found.get(ref))]));
}

/** The forge's name of a group or user: its annotation, else the name it has in the catalog. */
function reviewerOf(ref: string, entity: Entity | undefined): Reviewer {
  const { kind, name } = parseEntityRef(ref);
  const annotations = entity?.metadata.annotations ?? {};
  if (kind === 'user') {
    return { kind: 'user', name: annotations['github.com/user-login'] ?? name };
  }
  const slug = annotations['github.com/team-slug'] ?? name;
  // Some write it with the organisation in front.
  return { kind: 'team', name: slug.slice(slug.lastIndexOf('/') + 1) };
}
