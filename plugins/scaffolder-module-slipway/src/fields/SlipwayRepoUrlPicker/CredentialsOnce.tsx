import { ApiProvider } from '@backstage/core-app-api';
import { ApiHolder, useApi } from '@backstage/frontend-plugin-api';
import { ScmAuthApi, scmAuthApiRef } from '@backstage/integration-react';
import { ReactNode, useMemo } from 'react';

/**
 * Backstage's picker asks a person for credentials whenever it is drawn anew; within this element they are asked
 * once for the same, until they refuse.
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

function askingOnce(scmAuth: ScmAuthApi): ScmAuthApi {
  const asked = new Map<string, ReturnType<ScmAuthApi['getCredentials']>>();
  return {
    getCredentials: options => {
      const key = JSON.stringify(options);
      const known = asked.get(key) ?? scmAuth.getCredentials(options);
      asked.set(key, known);
      known.catch(() => asked.delete(key));
      return known;
    },
  };
}
