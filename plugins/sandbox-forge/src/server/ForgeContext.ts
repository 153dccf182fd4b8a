import { LoggerService } from '@backstage/backend-plugin-api';
import { Response } from 'express';
import { Apps } from '../apps/Apps';
import { Installation } from '../apps/Installation';
import { RepositoryDocument, UserDocument } from '../store/documents';
import { Store } from '../store/Store';
import { Troubles } from '../trouble/Troubles';
import { ForgeUrls } from './ForgeUrls';

/** What every route of the forge works with. */
export interface ForgeContext {
  readonly store: Store;
  readonly apps: Apps;
  readonly urls: ForgeUrls;
  /** Lets private repositories be cloned without a token. */
  readonly anonymousClone: boolean;
  /** Path of the `git-http-backend` program. */
  readonly gitHttpBackend: string;
  /** Folder of the hook that guards locked branches. */
  readonly hooks: string;
  /** What requests are still to meet. */
  readonly troubles: Troubles;
  readonly logger: Pick<LoggerService, 'error' | 'debug'>;
}

/** The signed-in user of a request; `undefined` for an anonymous one. */
export function viewerOf(res: Response): UserDocument | undefined {
  return res.locals.viewer as UserDocument | undefined;
}

/** The app that a request is from, where it is installed; `undefined` where it is from somebody else. */
export function installationOf(res: Response): Installation | undefined {
  return res.locals.installation as Installation | undefined;
}

/** The repository that the request's path names. */
export function repositoryOf(res: Response): RepositoryDocument {
  return res.locals.repository as RepositoryDocument;
}
