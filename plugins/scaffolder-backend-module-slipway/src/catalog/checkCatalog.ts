import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Answers } from '@slipway/plugin-slipway-common';
import { Forge, Reviewer } from '@slipway/plugin-slipway-node';
import { OwnEntities, takenNames } from './takenNames';

/** What to look up in the catalog, and for whom. */
export interface CatalogQuestion extends OwnEntities {
  readonly answers: Answers;
  readonly forge: Pick<Forge, 'reviewerOf'>;
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
      ({ keys, ref }) =>
        `${keys.join(
          ', ',
        )}: ${ref} is not in the catalog; choose one that is, or have it added`,
    );
  return {
    problems: [...missing, ...takenNames(question, found)],
    reviewers: reviewersOf(question, found),
  };
}

interface Place {
  /** Everywhere the reference stands; only `owner` for the owner, who also approves where nobody else is named. */
  readonly keys: readonly string[];
  readonly ref: string;
}

/** Each reference once. */
function placesOf({ owner, system, environments }: Answers): readonly Place[] {
  const places = new Map<string, string[]>();
  for (const [index, { approvers }] of environments.entries()) {
    for (const [position, ref] of approvers.entries()) {
      const key = `environments[${index}].approvers[${position}]`;
      places.set(ref, [...(places.get(ref) ?? []), key]);
    }
  }
  places.delete(owner);
  return [
    { keys: ['owner'], ref: owner },
    ...(system ? [{ keys: ['system'], ref: system }] : []),
    ...[...places].map(([ref, keys]) => ({ keys, ref })),
  ];
}

/** Who is not in the catalog has been told, and needs no second complaint from the forge. */
function reviewersOf(
  { answers: { environments, owner }, forge }: CatalogQuestion,
  found: ReadonlyMap<string, Entity | undefined>,
): ReadonlyMap<string, Reviewer> {
  const refs = [owner, ...environments.flatMap(({ approvers }) => approvers)];
  return new Map(
    refs.flatMap(ref => {
      const entity = found.get(ref);
      const { kind, name } = parseEntityRef(ref);
      return entity
        ? [
            [
              ref,
              forge.reviewerOf({
                kind: kind === 'user' ? 'user' : 'group',
                name,
                annotations: entity.metadata.annotations ?? {},
              }),
            ],
          ]
        : [];
    }),
  );
}
