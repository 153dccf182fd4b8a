import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

const audience = 'checks';
const keyId = 'checks';

/** Is an issuer itself, on the loopback interface, and signs a token. */
export async function oidcCaller() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: keyId };
  const server = await listen(issuer => ({
    '/.well-known/openid-configuration': {
      issuer,
      jwks_uri: `${issuer}/keys`,
    },
    '/keys': { keys: [{ ...jwk, use: 'sig', alg: 'RS256' }] },
  }));
  return {
    // Plain HTTP is for the own machine only.
    settings: {
      ENVIRONMENT: 'local',
      OIDC_ISSUER: server.url,
      OIDC_AUDIENCE: audience,
    },
    headers: async () => ({
      Authorization: `Bearer ${tokenOf(server.url, privateKey)}`,
    }),
    end: () => server.close(),
  };
}

function tokenOf(issuer, key) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: issuer, aud: audience, sub: 'checks', roles: ['editor'] },
    ...{ iat: now, exp: now + 6 * 3600 },
  };
  const signed = [{ alg: 'RS256', kid: keyId }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(signed), key);
  return `${signed}.${signature.toString('base64url')}`;
}

/** Serves the documents that are made for the address it gets. */
function listen(documentsFor) {
  return new Promise((done, fail) => {
    let documents = {};
    const server = createServer((request, response) => {
      const document = documents[request.url];
      response.statusCode = document ? 200 : 404;
      response.end(JSON.stringify(document ?? {}));
    }).once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}`;
      documents = documentsFor(url);
      done({ url, close: () => server.close() });
    });
  });
}
