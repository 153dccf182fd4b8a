import { useApi } from '@backstage/frontend-plugin-api';
import {
  RepoLocation,
  RepositoryNameAnswer,
} from '@slipway/plugin-slipway-common';
import { useMemo } from 'react';
import { tellFailure } from '../../failures/tellFailure';
import { repositoryNameApiRef } from '../../repositoryName/RepositoryNameApi';
import { useAnswerWhileTyping } from '../useAnswerWhileTyping';
import { useTexts } from '../useTexts';
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
  const t = useTexts();
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
  const answer = useAnswerWhileTyping(
    request,
    (asked, call): Promise<RepositoryNameAnswer> =>
      api.look(asked, call).catch(error => ({
        state: 'unknown',
        message: tellFailure(error, t),
      })),
  );
  return location && request ? { location, answer } : undefined;
}
