import { ApiProvider } from '@backstage/core-app-api';
import { ApiHolder, useApi } from '@backstage/frontend-plugin-api';
import { ScmAuthApi, scmAuthApiRef } from '@backstage/integration-react';
import { ReactNode, useMemo } from 'react';

interface Asked {
  readonly at: number;
  readonly answer: ReturnType<ScmAuthApi['getCredentials']>;
}

/**
 * Backstage's picker asks a person for credentials whenever it is drawn anew; within this element they are asked
 * once in a while for the same, until they refuse.
 */
export function CredentialsOnce(props: { readonly children: ReactNode }) {
  const scmAuth = useApi(scmAuthApiRef);
  const apis = useMemo((): ApiHolder => {
    const asking = askingOnce(scmAuth);
    return {
      get: <T,>({ id }: { readonly id: string }) =>
        id === scmAuthApiRef.id ? (asking as T) : undefined,
    };
  }, [scmAuth]);
  return <ApiProvider apis={apis}>{props.children}</ApiProvider>;
}

/** Less than any forge's token lasts, and more than somebody takes to fill in a page. */
const KEPT_MS = 10 * 60_000;

function askingOnce(scmAuth: ScmAuthApi): ScmAuthApi {
  const asked = new Map<string, Asked>();
  return {
    getCredentials: options => {
      const key = JSON.stringify(options);
      const before = asked.get(key);
      if (before && Date.now() - before.at < KEPT_MS) {
        return before.answer;
      }
      const answer = scmAuth.getCredentials(options);
      asked.set(key, { at: Date.now(), answer });
      answer.catch(() => asked.delete(key));
      return answer;
    },
  };
}
