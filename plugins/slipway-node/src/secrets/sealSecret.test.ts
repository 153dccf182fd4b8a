import sodium from 'libsodium-wrappers';
import { sealSecret } from './sealSecret';

describe('sealSecret', () => {
  beforeAll(() => sodium.ready);

  it.each(['x', 'päss wörd\n🔑', 'a'.repeat(48 * 1024)])(
    'seals what only the holder of the key can open: %.20s',
    async value => {
      const pair = sodium.crypto_box_keypair();
      const key = Buffer.from(pair.publicKey).toString('base64');

      const sealed = await sealSecret(key, value);

      const opened = sodium.crypto_box_seal_open(
        Buffer.from(sealed, 'base64'),
        pair.publicKey,
        pair.privateKey,
      );
      expect(Buffer.from(opened).toString('utf8')).toBe(value);
      expect(await sealSecret(key, value)).not.toBe(sealed);
    },
  );

  it('refuses a key of another length', async () => {
    await expect(sealSecret('c2hvcnQ=', 'canary')).rejects.toThrow(
      'the public key to seal secrets with has 5 bytes instead of 32',
    );
  });
});
