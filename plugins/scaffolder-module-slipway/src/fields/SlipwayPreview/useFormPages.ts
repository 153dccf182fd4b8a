import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useEffect, useState } from 'react';
import { FormPage } from './pageOf';

/** The pages of the template's form; none until they are known, and where they cannot be had. */
export function useFormPages(templateRef: string): readonly FormPage[] {
  const scaffolder = useApi(scaffolderApiRef);
  const [pages, setPages] = useState<readonly FormPage[]>([]);
  useEffect(() => {
    let isOver = false;
    scaffolder.getTemplateParameterSchema(templateRef).then(
      ({ steps }) => !isOver && setPages(steps),
      // A problem without the way to its page is still a problem told.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [scaffolder, templateRef]);
  return pages;
}
