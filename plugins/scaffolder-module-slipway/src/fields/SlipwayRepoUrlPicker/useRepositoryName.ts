import { useApi } from '@backstage/frontend-plugin-api';
import {
  RepoLocation,
  RepositoryNameAnswer,
} from '@slipway/plugin-slipway-common';
import { useMemo } from 'react';
import { repositoryNameApiRef } from '../../repositoryName/RepositoryNameApi';
import { useAnswerWhileTyping } from '../useAnswerWhileTyping';
import { wholePlace } from '../wholePlace';

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
  const location = useMemo(() => wholePlace(repoUrl), [repoUrl]);
  const request =
    location && templateRef
      ? {
          ...{ templateRef, repoUrl },
          ...(name && { name }),
          ...(visibility && { visibility }),
        }
      : undefined;
  const answer = useAnswerWhileTyping(request, (asked, call) =>
    api.look(asked, call),
  );
  return location && request ? { location, answer } : undefined;
}
