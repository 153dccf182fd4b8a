import express, { ErrorRequestHandler, Express } from 'express';
import { createApi } from '../api/createApi';
import { archiveRoute } from '../git/archiveRoute';
import { gitRoutes } from '../git/gitRoutes';
import { UserDocument } from '../store/documents';
import { meetTrouble } from '../trouble/meetTrouble';
import { troubleRoutes } from '../trouble/troubleRoutes';
import { webRoutes } from '../web/webRoutes';
import { ApiError } from './ApiError';
import { authenticate } from './authenticate';
import { delay } from './delay';
import { ForgeContext } from './ForgeContext';
import { guardHost } from './guardHost';

/** What makes an app of a forge. */
export interface ForgeAppOptions {
  readonly forge: ForgeContext;
  readonly token: string;
  /** Whoever carries the token. */
  readonly owner: UserDocument;
  readonly latencyMs: number;
  /** The port the forge really listens on. */
  readonly port: () => number;
}

/** The whole forge as one express app: REST API, git and web view. */
export function createForgeApp(options: ForgeAppOptions): Express {
  const { forge, token, owner, latencyMs, port } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('case sensitive routing', true);
  app.use(guardHost(port));
  if (latencyMs > 0) app.use(delay(latencyMs));
  app.use('/api/v3', createApi(forge, token, owner));
  app.use(authenticate(token, { owner, apps: forge.apps }));
  app.use(troubleRoutes(forge.troubles));
  app.use(meetTrouble(forge.troubles));
  app.use(gitRoutes(forge));
  app.use(archiveRoute(forge));
  app.use(plainErrors(forge));
  app.use(webRoutes(forge));
  return app;
}

/** Errors outside the API, as one line of text. */
function plainErrors({ logger }: ForgeContext): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = error instanceof ApiError ? error.status : 500;
    if (status === 500) logger.error(`${req.method} ${req.path}: ${error}`);
    if (status === 401) res.set('WWW-Authenticate', 'Basic realm="Slipway"');
    const text = status === 500 ? 'Server error' : error.message;
    res.status(status).type('text/plain').send(`${text}\n`);
  };
}
