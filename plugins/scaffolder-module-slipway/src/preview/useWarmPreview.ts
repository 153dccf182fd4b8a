import { useApiHolder } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { templateRefOf } from '../fields/templateRefOf';
import { previewApiRef } from './PreviewApi';

/** Lets the backend prepare the preview while somebody fills in the form that it is the last page of. */
export function useWarmPreview(): void {
  const api = useApiHolder().get(previewApiRef);
  const { namespace, templateName } = useParams();
  useEffect(() => {
    if (templateName) {
      api?.warm(templateRefOf({ namespace, templateName }));
    }
  }, [api, namespace, templateName]);
}
