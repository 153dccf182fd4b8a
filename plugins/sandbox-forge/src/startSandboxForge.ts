import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findUser } from './api/findAccount';
import { findGitHttpBackend } from './git/findGitHttpBackend';
import { writeUpdateHook } from './git/updateHook';
import { Apps } from './apps/Apps';
import { SandboxApp } from './apps/SandboxApp';
import { createForgeApp } from './server/createForgeApp';
import { ForgeContext } from './server/ForgeContext';
import { forgeUrls } from './server/ForgeUrls';
import { listen } from './server/listen';
import { FileStore } from './store/FileStore';
import { BOT_LOGIN } from './store/seedAccounts';
import { readTroubles } from './trouble/readTroubles';
import { Trouble } from './trouble/Trouble';
import { Troubles } from './trouble/Troubles';

/** How to run a sandbox forge. @public */
export interface SandboxForgeOptions {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Loopback name to listen on; `localhost` (default) is IPv4 and, where there is one, IPv6. */
  readonly host?: 'localhost' | '127.0.0.1';
  /** Folder that holds repositories and documents; made when it is missing. */
  readonly stateDirectory: string;
  /** Token of the bot user `slipway`, for the REST API and for git. */
  readonly token: string;
  /** GitHub Apps that may ask for tokens of their installations; none by default. */
  readonly apps?: readonly SandboxApp[];
  /** Lets private repositories be cloned without a token, as the web view shows them without one. */
  readonly anonymousClone?: boolean;
  /** Milliseconds that every request is held back; 0 by default. */
  readonly latencyMs?: number;
  /** What the first requests meet: waits and failures, to see how its callers bear them. */
  readonly troubles?: readonly Trouble[];
  readonly logger?: Pick<LoggerService, 'error' | 'debug'>;
}

/** A running sandbox forge. @public */
export interface SandboxForge {
  /** Address of the web view and of git, such as `http://localhost:7008`. */
  readonly url: string;
  /** Address of the REST API. */
  readonly apiBaseUrl: string;
  /** Stops answering; resolves when every connection is closed. */
  close(): Promise<void>;
}

const silent = { error: () => undefined, debug: () => undefined };

/**
 * Starts a forge that speaks GitHub's REST API and git's smart HTTP on this machine only.
 * Throws `InputError` for options it cannot work with and `ConflictError` where the port is in use.
 *
 * @public
 */
export async function startSandboxForge(
  options: SandboxForgeOptions,
): Promise<SandboxForge> {
  const { host = 'localhost', token } = options;
  if (host !== 'localhost' && host !== '127.0.0.1') {
    throw new InputError(
      `The sandbox forge listens on localhost or 127.0.0.1 only, not on ${host}`,
    );
  }
  if (token.trim().length < 8) {
    throw new InputError(
      'The token of the sandbox forge must have at least 8 characters',
    );
  }
  const troubles = new Troubles(readTroubles(options.troubles ?? []));
  const stateDirectory = resolve(options.stateDirectory);
  await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
  const gitHttpBackend = await findGitHttpBackend();
  const store = await FileStore.open(stateDirectory);
  const owner = findUser(store, BOT_LOGIN);
  if (!owner) {
    throw new InputError(
      `${stateDirectory} has no user ${BOT_LOGIN}; delete the folder to start afresh`,
    );
  }
  const server = await listen(host, options.port);
  const url = `http://${host}:${server.port}`;
  const forge: ForgeContext = {
    store,
    apps: new Apps(options.apps ?? []),
    urls: forgeUrls(url),
    anonymousClone: options.anonymousClone ?? false,
    gitHttpBackend,
    troubles,
    hooks: await writeUpdateHook(stateDirectory),
    logger: options.logger ?? silent,
  };
  server.serve(
    createForgeApp({
      forge,
      token,
      owner,
      latencyMs: options.latencyMs ?? 0,
      port: () => server.port,
    }),
  );
  return { url, apiBaseUrl: forge.urls.api, close: server.close };
}
