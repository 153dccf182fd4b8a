import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { parseBody } from '../server/parseBody';
import { SecretScope, VaultDocument } from '../store/documents';
import { newSecretScope, openSealed } from '../store/sealedBox';
import { Store } from '../store/Store';
import { VALUE_LIMIT, actionsName } from './actionsName';
import { ActionsScope } from './actionsScope';
import { addNamedReads } from './addNamedReads';
import { findNamed } from './findNamed';
import { param } from '../server/param';

const SECRET_LIMIT = 100;
const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const body = z.object({ encrypted_value: z.string(), key_id: z.string() });

/** Actions secrets of one scope: sealed for its public key, never told again. */
export function secretRoutes(forge: ForgeContext, scope: ActionsScope): Router {
  const { store } = forge;
  const router = PromiseRouter();
  const list = `${scope.path}/secrets`;
  const reads = accepts(`${scope.permissions.secrets}=read`);

  router.get(`${list}/public-key`, reads, async (req, res) => {
    const key = scope.secretsKey(req, res);
    const { keyId, publicKey } = await ensureScope(
      store,
      repositoryOf(res).id,
      key,
    );
    res.json({ key_id: keyId, key: publicKey });
  });

  addNamedReads(router, {
    ...{ kind: 'secrets', list, reads, shape: secretShape },
    async all(req, res) {
      const { scopes } = await store.readVault(repositoryOf(res).id);
      return scopes[scope.secretsKey(req, res)]?.secrets ?? [];
    },
  });
  addWrites(router, forge, scope);
  return router;
}

/** What changes them. */
function addWrites(
  router: Router,
  forge: ForgeContext,
  scope: ActionsScope,
): void {
  const { store } = forge;
  const list = `${scope.path}/secrets`;
  const writes = accepts(`${scope.permissions.secrets}=write`);

  router.put(`${list}/:name`, writes, async (req, res) => {
    const key = scope.secretsKey(req, res);
    const name = actionsName(param(req, 'name'), 'Secret');
    const asked = parseBody(req, body);
    const created = await store.updateVault(repositoryOf(res).id, vault =>
      putSecret(vault, key, { name, ...asked }),
    );
    if (created) res.status(201).json({});
    else res.status(204).end();
  });

  router.delete(`${list}/:name`, writes, async (req, res) => {
    const key = scope.secretsKey(req, res);
    await store.updateVault(repositoryOf(res).id, async vault => {
      const found = findNamed(
        vault.scopes[key]?.secrets ?? [],
        param(req, 'name'),
      );
      if (!found) throw notFound();
      const held = vault.scopes[key] as SecretScope;
      const secrets = held.secrets.filter(one => one !== found);
      return {
        vault: withScope(vault, key, { ...held, secrets }),
        result: undefined,
      };
    });
    res.status(204).end();
  });
}

async function ensureScope(
  store: Store,
  id: number,
  key: string,
): Promise<SecretScope> {
  return store.updateVault(id, async vault => {
    const held = vault.scopes[key];
    if (held) return { vault, result: held };
    const made = await newSecretScope();
    return { vault: withScope(vault, key, made), result: made };
  });
}

/** Puts a secret into the vault; the result tells whether it is a new one. */
async function putSecret(
  vault: VaultDocument,
  key: string,
  asked: z.infer<typeof body> & { readonly name: string },
) {
  const held = vault.scopes[key];
  if (!held || held.keyId !== asked.key_id) {
    throw unprocessable(
      'Bad request - The key_id is not the id of the current public key.',
    );
  }
  const value = BASE64.test(asked.encrypted_value)
    ? await openSealed(asked.encrypted_value, held)
    : undefined;
  if (!value) {
    throw unprocessable('Bad request - encrypted_value cannot be decrypted.');
  }
  if (value.length > VALUE_LIMIT) {
    throw unprocessable('Secret is too large: the limit is 48 KB.');
  }
  const before = findNamed(held.secrets, asked.name);
  if (!before && held.secrets.length >= SECRET_LIMIT) {
    throw unprocessable(`The limit of ${SECRET_LIMIT} secrets is reached.`);
  }
  const now = new Date().toISOString();
  const secret = {
    name: asked.name,
    sealed: asked.encrypted_value,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  const others = held.secrets.filter(one => one !== before);
  const scope = { ...held, secrets: [...others, secret] };
  return { vault: withScope(vault, key, scope), result: !before };
}

function withScope(
  vault: VaultDocument,
  key: string,
  scope: SecretScope,
): VaultDocument {
  return { ...vault, scopes: { ...vault.scopes, [key]: scope } };
}

function secretShape(secret: SecretScope['secrets'][number]) {
  return {
    name: secret.name,
    created_at: secret.createdAt,
    updated_at: secret.updatedAt,
  };
}
