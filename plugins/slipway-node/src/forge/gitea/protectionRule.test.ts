import { protectionBody, protectionGaps } from './protectionRule';

const spec = { branch: 'main', requiredApprovals: 1, requiredChecks: ['test'] };

describe('a rule of Gitea for a branch', () => {
  const strict = { rule_name: 'main', ...protectionBody(undefined, spec) };

  it('is strict enough as it is made', () => {
    expect(protectionGaps(strict, spec)).toEqual([]);
  });

  it('has to dismiss approvals of what was pushed over', () => {
    const loose = { ...strict, dismiss_stale_approvals: false };
    expect(protectionGaps(loose, spec)).toEqual([
      'approvals stay after a push',
    ]);
    const mended = { ...loose, ...protectionBody(loose, spec) };
    expect(protectionGaps(mended, spec)).toEqual([]);
    expect(protectionGaps(loose, { ...spec, requiredApprovals: 0 })).toEqual(
      [],
    );
  });
});
