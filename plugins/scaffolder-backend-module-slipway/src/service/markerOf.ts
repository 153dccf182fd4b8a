import { createHash } from 'node:crypto';
import { Answers } from '@slipway/plugin-slipway-common';

/** Enough that no two sets of answers for one name are taken for each other by accident. */
const DIGITS = 16;

interface Portal {
  readonly appBaseUrl: string;
}

/**
 * What marks the repository of a service as its own: the address of its component in the catalog of the portal, and as
 * its fragment a digest of the answers, so that a run with others never works on what an unfinished one left.
 */
export function markerOf(answers: Answers, portal: Portal): string {
  const digest = createHash('sha256').update(inOrder(answers)).digest('hex');
  return `${serviceAddress(answers.name, portal)}#${digest.slice(0, DIGITS)}`;
}

/** The address of a service's component in the catalog of the portal. */
export function serviceAddress(name: string, { appBaseUrl }: Portal): string {
  const portal = appBaseUrl.replace(/\/+$/, '');
  return `${portal}/catalog/default/component/${name}`;
}

/** As JSON, the same whatever the order in which a person wrote the keys. */
function inOrder(answers: Answers): string {
  return JSON.stringify(answers, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}
