import { ConfigReader } from '@backstage/config';
import { readApprovalSettings } from './approvalSettings';

const read = (protection?: object[]) =>
  readApprovalSettings(new ConfigReader({ slipway: { protection } }));

describe('readApprovalSettings', () => {
  it('asks for one approval where nothing else is configured for the host', () => {
    const required = read([
      { host: 'GitLab.acme.dev', requiredApprovals: 0 },
      { host: 'github.com', requiredApprovals: 2 },
    ]);
    expect(required('gitlab.acme.dev')).toBe(0);
    expect(required('github.com')).toBe(2);
    expect(required('gitlab.com')).toBe(1);
    expect(read()('gitlab.com')).toBe(1);
  });

  it('refuses what makes no sense, all of it at once', () => {
    const host = 'github.com';
    expect(() =>
      read([
        { host, requiredApprovals: 0.5 },
        { host, requiredApprovals: -1 },
      ]),
    ).toThrow(
      [
        '3 things are wrong; correct each of them and try again:',
        'slipway.protection[0].requiredApprovals: 0.5 is not possible; give a whole number from 0 to 6',
        'slipway.protection[1].host: github.com is there twice; remove one entry',
        'slipway.protection[1].requiredApprovals: -1 is not possible; give a whole number from 0 to 6',
      ].join('\n'),
    );
  });
});
