import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import { Installation } from './Installation';
import { SandboxApp } from './SandboxApp';

/** For how long GitHub lets a token of an installation be used. */
const TOKEN_MS = 3_600_000;

/** How far into the future GitHub lets an app sign its requests. */
const MOST_AHEAD_S = 600;

/** A token that was given to an installation. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

const digestOf = (token: string) =>
  createHash('sha256').update(token).digest('base64');

/** The apps of a forge, their installations, and the tokens these were given since the forge started. */
export class Apps {
  readonly installations: readonly Installation[];
  readonly #issued = new Map<
    string,
    { readonly installation: Installation; readonly expiresAt: Date }
  >();
  readonly #apps: readonly SandboxApp[];

  constructor(apps: readonly SandboxApp[]) {
    this.#apps = apps;
    this.installations = apps
      .flatMap(app => app.installations.map(each => ({ ...each, app })))
      .map((each, index) => ({ ...each, id: 4001 + index }));
  }

  /** The app that signed a request; `undefined` where none did, or not as GitHub takes it. */
  async signerOf(jwt: string): Promise<SandboxApp | undefined> {
    try {
      const { exp = Infinity, iss } = decodeJwt(jwt);
      const app = this.#apps.find(({ appId }) => appId === Number(iss));
      const isNear = exp <= Date.now() / 1000 + MOST_AHEAD_S;
      if (!app || !isNear) return undefined;
      const key = createPublicKey(app.publicKey);
      await jwtVerify(jwt, key, { algorithms: ['RS256'] });
      return app;
    } catch {
      return undefined;
    }
  }

  issue(installation: Installation): IssuedToken {
    const token = `ghs_${randomBytes(20).toString('hex')}`;
    const expiresAt = new Date(Date.now() + TOKEN_MS);
    this.#issued.set(digestOf(token), { installation, expiresAt });
    return { token, expiresAt };
  }

  /** The installation that was given a token which has not expired. */
  holderOf(token: string): Installation | undefined {
    const found = this.#issued.get(digestOf(token));
    return found && found.expiresAt > new Date()
      ? found.installation
      : undefined;
  }
}
