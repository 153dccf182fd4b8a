import { useMemo } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import {
  findAnswerProblems,
  forgeProblems,
  ForgeProblem,
  mendAnswers,
} from '@slipway/plugin-slipway-common';
import { formAnswers } from '../formAnswers';

/** Everything that is known to be wrong with the answers of a form, before anybody is asked. */
export interface FormProblems {
  /** What breaks a rule, in the words of the first step. */
  readonly rules: readonly ForgeProblem[];
  /** What the chosen forge cannot do, with the way out. */
  readonly forge: readonly ForgeProblem[];
}

/** What the backend will refuse of the answers, as far as it can be told without asking the catalog or the forge. */
export function useFormProblems(
  formData: Readonly<Record<string, unknown>>,
): FormProblems {
  const integrations = useApiHolder().get(scmIntegrationsApiRef);
  return useMemo(() => {
    const { answers } = formAnswers(formData);
    const rules = findAnswerProblems(answers);
    const host = hostOf(answers.repoUrl);
    const kind = host && integrations?.byHost(host)?.type;
    return {
      rules,
      forge:
        host && kind
          ? forgeProblems(mendAnswers(answers).answers, { kind, host })
          : [],
    };
  }, [formData, integrations]);
}

/** The host of a `repoUrl` that may not be complete yet. */
function hostOf(repoUrl: unknown): string | undefined {
  return typeof repoUrl === 'string'
    ? repoUrl.split(/[?/]/)[0]?.toLowerCase() || undefined
    : undefined;
}
