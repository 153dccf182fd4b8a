import { generateSecret } from './generateSecret';

describe('generateSecret', () => {
  it('gives as many random bytes as asked, harmless in any language', () => {
    const secrets = Array.from({ length: 50 }, () => generateSecret(24));
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/);
      expect(Buffer.from(secret, 'base64url')).toHaveLength(24);
    }
    expect(Buffer.from(generateSecret(), 'base64url')).toHaveLength(32);
  });

  it.each([0, 15, 16.5, Number.NaN])('refuses %p bytes', bytes => {
    expect(() => generateSecret(bytes)).toThrow(RangeError);
  });
});
