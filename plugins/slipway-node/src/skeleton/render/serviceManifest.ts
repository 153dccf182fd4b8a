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

/** What {@link serializeServiceManifest} is given. */
export interface ServiceManifestInput extends Omit<ServiceManifest, 'files'> {
  /** Sorted by path. */
  readonly files: readonly {
    readonly path: string;
    readonly class: FileClass;
    readonly digest: string;
  }[];
}

/** The manifest as bytes, with a line for each file; the same content always gives the same bytes. */
export function serializeServiceManifest(
  input: ServiceManifestInput,
): Uint8Array {
  const { template, skeleton, renderer, answers } = input;
  const head = JSON.stringify(
    { template, skeleton, renderer, answers: sortKeys(answers) },
    undefined,
    2,
  );
  const lines = input.files.map(
    file =>
      `    ${JSON.stringify(file.path)}: { "class": "${
        file.class
      }", "digest": "${file.digest}" }`,
  );
  const files = `,\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
  return Buffer.from(head.slice(0, -2) + files);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, item]) => [key, sortKeys(item)]),
  );
}
