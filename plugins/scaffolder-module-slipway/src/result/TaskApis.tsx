import { ApiProvider } from '@backstage/core-app-api';
import { ApiHolder, useApi } from '@backstage/frontend-plugin-api';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { ReactNode, useMemo } from 'react';
import { followOnce } from './followOnce';

interface Props {
  readonly children: ReactNode;
  /** Is told when the page is given the title of a template, which is its heading from then on. */
  readonly onTitled: () => void;
}

/** What the page of a task asks, with one connection for each task. */
export function TaskApis({ children, onTitled }: Props) {
  const presentation = useApi(entityPresentationApiRef);
  const scaffolder = useApi(scaffolderApiRef);
  const apis = useMemo((): ApiHolder => {
    const changed = new Map<string, unknown>([
      [scaffolderApiRef.id, followOnce(scaffolder)],
      [entityPresentationApiRef.id, tellTitles(presentation, onTitled)],
    ]);
    return {
      get: <T,>({ id }: { readonly id: string }) =>
        changed.get(id) as T | undefined,
    };
  }, [onTitled, presentation, scaffolder]);
  return <ApiProvider apis={apis}>{children}</ApiProvider>;
}

function tellTitles(
  presentation: EntityPresentationApi,
  onTitled: () => void,
): EntityPresentationApi {
  return {
    forEntity: (entityOrRef, context) => {
      const given = presentation.forEntity(entityOrRef, context);
      if (!String(entityOrRef).startsWith('template:')) {
        return given;
      }
      // Whoever waits for it draws it together with what is told here.
      const promise = given.promise.then(snapshot => {
        onTitled();
        return snapshot;
      });
      return { ...given, promise };
    },
  };
}
