import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { CatalogOption } from '../catalog/useCatalogOptions';

/** What somebody will choose in all likelihood: the only option there is, or the only group of theirs among them. */
export function useProposal(
  options: readonly CatalogOption[] | undefined,
): string | undefined {
  const identity = useApi(identityApiRef);
  const [own, setOwn] = useState<readonly string[]>();
  useEffect(() => {
    let isOver = false;
    identity.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) => !isOver && setOwn(ownershipEntityRefs),
      // Nothing is proposed to whom nothing is known of.
      () => !isOver && setOwn([]),
    );
    return () => {
      isOver = true;
    };
  }, [identity]);
  return own && options && proposalOf(options, own);
}

function proposalOf(
  options: readonly CatalogOption[],
  own: readonly string[],
): string | undefined {
  const values = options.map(({ value }) => value);
  const groups = values.filter(
    value => value.startsWith('group:') && own.includes(value),
  );
  return [values, groups].find(({ length }) => length === 1)?.[0];
}
