import { Answers } from '@slipway/plugin-slipway-common';
import { FileClass } from '../Skeleton';

/** Changes whenever the same skeleton and answers would give other bytes. */
export const rendererVersion = '1';

/** The path of the file that tells how a service was made. */
export const serviceManifestPath = '.slipway.json';

/** The content of `.slipway.json`: how a service was made; holds no secret and no date. @public */
export interface ServiceManifest {
  readonly template: { readonly ref: string; readonly version: string };
  /** Digest of the skeleton. */
  readonly skeleton: string;
  readonly renderer: string;
  readonly answers: Answers;
  /** Every other file by its path. */
  readonly files: Readonly<
    Record<string, { readonly class: FileClass; readonly digest: string }>
  >;
}

/** The manifest as bytes; the same content always gives the same bytes. */
export function serializeServiceManifest(
  manifest: ServiceManifest,
): Uint8Array {
  const { answers, ...rest } = manifest;
  const ordered = { ...rest, answers: sortKeys(answers), files: rest.files };
  return Buffer.from(`${JSON.stringify(ordered, undefined, 2)}\n`);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, item]) => [key, sortKeys(item)]),
  );
}
