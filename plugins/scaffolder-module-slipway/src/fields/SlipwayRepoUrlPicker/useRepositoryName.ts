import { useApi } from '@backstage/frontend-plugin-api';
import {
  parseRepoUrl,
  RepoLocation,
  RepositoryNameAnswer,
} from '@slipway/plugin-slipway-common';
import { useEffect, useMemo, useState } from 'react';
import { repositoryNameApiRef } from '../../repositoryName/RepositoryNameApi';

/** Whoever types pauses for less than this between two letters. */
const PAUSE_MS = 400;

/** A name that is asked about, and the answer once it is there. */
export interface AskedName {
  readonly location: RepoLocation;
  readonly answer?: RepositoryNameAnswer;
}

/** What the backend says of a repository's name while it is typed; nothing before there is a whole name. */
export function useRepositoryName(question: {
  readonly templateRef: string | undefined;
  readonly repoUrl: string | undefined;
  readonly name: string | undefined;
  readonly visibility: string | undefined;
}): AskedName | undefined {
  const { name, repoUrl = '', templateRef, visibility } = question;
  const api = useApi(repositoryNameApiRef);
  const location = useMemo(() => readLocation(repoUrl), [repoUrl]);
  const [answer, setAnswer] = useState<RepositoryNameAnswer>();
  useEffect(() => {
    setAnswer(undefined);
    if (!location || !templateRef) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const request = {
        ...{ templateRef, repoUrl },
        ...(name && { name }),
        ...(visibility && { visibility }),
      };
      const found = await api.look(request, { signal });
      if (!signal.aborted) {
        setAnswer(found);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, location, name, repoUrl, templateRef, visibility]);
  return location && templateRef ? { location, answer } : undefined;
}

/** What is no whole place yet is for the field to say, not for the backend. */
function readLocation(repoUrl: string): RepoLocation | undefined {
  try {
    return parseRepoUrl(repoUrl);
  } catch {
    return undefined;
  }
}
