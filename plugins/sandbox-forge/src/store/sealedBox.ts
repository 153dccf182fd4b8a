import { randomInt } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { SecretScope } from './documents';

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A new key pair for the secrets of one scope; keys are base64, the id a number in digits. */
export async function newSecretScope(): Promise<SecretScope> {
  await sodium.ready;
  const pair = sodium.crypto_box_keypair();
  return {
    keyId: `${randomInt(1e8, 1e9)}${randomInt(1e8, 1e9)}`,
    publicKey: toBase64(pair.publicKey),
    privateKey: toBase64(pair.privateKey),
    secrets: [],
  };
}

/** Opens what was sealed for the scope's public key; `undefined` where it was not. */
export async function openSealed(
  sealed: string,
  scope: SecretScope,
): Promise<Buffer | undefined> {
  await sodium.ready;
  try {
    const opened = sodium.crypto_box_seal_open(
      Buffer.from(sealed, 'base64'),
      Buffer.from(scope.publicKey, 'base64'),
      Buffer.from(scope.privateKey, 'base64'),
    );
    return Buffer.from(opened);
  } catch {
    return undefined;
  }
}
