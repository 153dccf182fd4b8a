import { useApiHolder } from '@backstage/frontend-plugin-api';
import { useParams } from 'react-router-dom';
import { serviceNameApiRef } from '../../serviceName/ServiceNameApi';
import { problemsOf } from '../problemsOf';
import { templateRefOf } from '../templateRefOf';
import { useAnswerWhileTyping } from '../useAnswerWhileTyping';
import { wholePlace } from '../wholePlace';

/** What the catalog has in the way of a service's name, told while it is typed; nothing before there is a name and a place. */
export function useTakenName(
  name: string | undefined,
  repoUrl: unknown,
): readonly string[] {
  const api = useApiHolder().get(serviceNameApiRef);
  const params = useParams();
  const isWhole =
    name && wholePlace(repoUrl) && problemsOf('name', name).length === 0;
  const question =
    isWhole && params.templateName
      ? { templateRef: templateRefOf(params), name, repoUrl: String(repoUrl) }
      : undefined;
  const problems = useAnswerWhileTyping(
    question,
    async (asked, call) => api?.problemsOf(asked, call) ?? [],
  );
  return problems ?? [];
}
