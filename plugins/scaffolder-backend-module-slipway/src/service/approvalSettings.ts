import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';

/** Where nothing is configured: somebody else has looked at every change. */
const USUAL = 1;

/** More than any of the forges takes. */
const MOST = 6;

/**
 * Approvals that a change needs, by the forge's host, from `slipway.protection`. Throws with every
 * problem of the setting.
 */
export function readApprovalSettings(config: Config): (host: string) => number {
  const problems: string[] = [];
  const settings = new Map<string, number>();
  const entries = config.getOptionalConfigArray('slipway.protection') ?? [];
  entries.forEach((entry, index) => {
    const place = `slipway.protection[${index}]`;
    const host = entry.getString('host').toLowerCase();
    const required = entry.getNumber('requiredApprovals');
    if (settings.has(host)) {
      problems.push(`${place}.host: ${host} is there twice; remove one entry`);
    }
    if (!Number.isInteger(required) || required < 0 || required > MOST) {
      problems.push(
        `${place}.requiredApprovals: ${required} is not possible; give a whole number from 0 to ${MOST}`,
      );
    }
    settings.set(host, required);
  });
  if (problems.length > 0) {
    throw new InputError(tellProblems(problems));
  }
  return host => settings.get(host.toLowerCase()) ?? USUAL;
}
