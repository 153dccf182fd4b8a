import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useEffect, useReducer, useState } from 'react';
import { useBackOnline } from '../failures/useBackOnline';
import { FormPage } from './FormPage';

/** The pages of a template's form; `undefined` until they are known, and where they cannot be had. */
export function useFormPages(
  templateRef: string | undefined,
): readonly FormPage[] | undefined {
  const scaffolder = useApi(scaffolderApiRef);
  const [found, setFound] = useState<{
    readonly templateRef: string;
    readonly pages: readonly FormPage[];
  }>();
  const [times, askAgain] = useReducer((count: number) => count + 1, 0);
  useBackOnline(askAgain, found === undefined);
  useEffect(() => {
    if (!templateRef) {
      return undefined;
    }
    let isOver = false;
    scaffolder.getTemplateParameterSchema(templateRef).then(
      ({ steps }) => !isOver && setFound({ templateRef, pages: steps }),
      // Without them less is kept and less is told, and the form goes on.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [scaffolder, templateRef, times]);
  return found?.templateRef === templateRef ? found?.pages : undefined;
}
