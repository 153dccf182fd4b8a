import { parseEntityRef } from '@backstage/catalog-model';
import { Task } from './Task';

/**
 * Where the form opens with the answers of a task, seen from the task's page. Fields of secrets are left
 * out: what the task knows of them are asterisks.
 */
export function continueHref(
  pathname: string,
  { spec }: Task,
): string | undefined {
  const { entityRef } = spec.templateInfo ?? {};
  if (entityRef === undefined) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(entityRef);
  const answers = Object.fromEntries(
    Object.entries(spec.parameters ?? {}).filter(
      ([key]) => !key.startsWith('ci:'),
    ),
  );
  const form = pathname.replace(
    /\/tasks\/[^/]+\/?$/,
    `/templates/${namespace}/${name}`,
  );
  return `${form}?${new URLSearchParams({
    formData: JSON.stringify(answers),
  })}`;
}
