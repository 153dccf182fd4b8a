import { useMemo } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import {
  AnswerProblem,
  answerKey,
  forgeProblems,
  mendAnswers,
} from '@slipway/plugin-slipway-common';
import { FormAnswers } from './schema';

/** What the chosen forge cannot do of that which the fields of a page, named one a line, ask for, with the way out. */
export function useConflicts(
  answers: FormAnswers,
  keys: string,
): readonly AnswerProblem[] {
  const integrations = useApiHolder().get(scmIntegrationsApiRef);
  return useMemo(() => {
    const host = hostOf(answers.repoUrl);
    const kind = host && integrations?.byHost(host)?.type;
    if (!host || !kind) {
      return [];
    }
    const { answers: mended } = mendAnswers(answers);
    return forgeProblems(mended, { kind, host }).filter(({ path }) =>
      keys.split('\n').includes(answerKey(path)),
    );
  }, [answers, keys, integrations]);
}

/** The host of a `repoUrl` that may not be complete yet. */
function hostOf(repoUrl: unknown): string | undefined {
  return typeof repoUrl === 'string'
    ? repoUrl.split(/[?/]/)[0]?.toLowerCase() || undefined
    : undefined;
}
