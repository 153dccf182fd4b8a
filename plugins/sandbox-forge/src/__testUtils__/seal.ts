import sodium from 'libsodium-wrappers';

/** A value sealed for a public key as GitHub's API hands it out: the body that sets a secret. */
export async function seal(
  publicKey: { readonly key: string; readonly key_id: string },
  value: string,
): Promise<{ readonly key_id: string; readonly encrypted_value: string }> {
  await sodium.ready;
  const key = Buffer.from(publicKey.key, 'base64');
  const sealed = Buffer.from(sodium.crypto_box_seal(value, key));
  return {
    key_id: publicKey.key_id,
    encrypted_value: sealed.toString('base64'),
  };
}
