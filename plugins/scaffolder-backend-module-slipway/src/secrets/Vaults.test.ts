import { Vaults } from './Vaults';

const source = { read: async () => 'value' };

describe('Vaults', () => {
  it('keeps each under an identifier of its own', () => {
    const vaults = new Vaults();
    vaults.addVault('keep', source);
    expect([...vaults.sources.keys()]).toEqual(['keep']);
    expect(() => vaults.addVault('keep', source)).toThrow(
      'Two modules register the vault "keep"; give one of them another identifier',
    );
    expect(() => vaults.addVault('My vault', source)).toThrow(
      'The vault "My vault" needs another identifier: lower case letters, digits and dashes',
    );
  });
});
