import sodium from 'libsodium-wrappers';

/**
 * Seals a value for the holder of a Curve25519 key pair (libsodium's sealed box), both ends base64;
 * throws where the key is not 32 bytes.
 *
 * @public
 */
export async function sealSecret(
  publicKeyBase64: string,
  value: string,
): Promise<string> {
  await sodium.ready;
  const key = Buffer.from(publicKeyBase64, 'base64');
  if (key.length !== sodium.crypto_box_PUBLICKEYBYTES) {
    throw new Error(
      `the public key to seal secrets with has ${key.length} bytes instead of ${sodium.crypto_box_PUBLICKEYBYTES}`,
    );
  }
  const message = Buffer.from(value, 'utf8');
  try {
    return Buffer.from(sodium.crypto_box_seal(message, key)).toString('base64');
  } finally {
    message.fill(0);
  }
}
