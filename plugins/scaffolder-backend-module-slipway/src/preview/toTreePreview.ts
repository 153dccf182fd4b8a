import {
  PreviewFile,
  toPreviewProblem,
  TreePreview,
} from '@slipway/plugin-slipway-common';
import { ServiceManifest, TreeFile } from '@slipway/plugin-slipway-node';
import { createHash } from 'node:crypto';
import { ServiceDraft } from '../service/ServicePlan';

const MANIFEST = '.slipway.json';
/** Nobody reads more of a file on a page, and a page could not show it. */
const LONGEST_TEXT = 512 * 1024;

interface Content {
  readonly withheld?: PreviewFile['withheld'];
  readonly text?: string;
}

/** A draft as it is sent: with the contents that are not known there. */
export function toTreePreview(
  draft: ServiceDraft,
  known: ReadonlySet<string>,
): TreePreview {
  const { mended, problems, rendering, skeleton } = draft;
  const { tree } = rendering;
  const classes = manifestFiles(tree.get(MANIFEST));
  const contents: Record<string, string> = {};
  const files = tree.files.map(file => {
    const digest = classes[file.path]?.digest ?? digestOf(file.bytes);
    const { withheld, text } = contentOf(file);
    if (text !== undefined && !known.has(digest)) {
      contents[digest] = text;
    }
    return {
      path: file.path,
      mode: file.mode,
      size: file.bytes.byteLength,
      digest,
      class: classes[file.path]?.class ?? 'managed',
      ...(withheld && { withheld }),
    };
  });
  return {
    skeleton: { name: skeleton.name, version: skeleton.version },
    digest: tree.digest,
    bytes: tree.bytes,
    files,
    contents,
    problems: problems.map(toPreviewProblem),
    mended: [...mended],
  };
}

/** Every file but the manifest itself, which is the template's. */
function manifestFiles(
  manifest: TreeFile | undefined,
): Partial<ServiceManifest['files']> {
  const { files }: ServiceManifest = JSON.parse(
    Buffer.from(manifest?.bytes ?? '{"files":{}}').toString(),
  );
  return files;
}

function contentOf({ bytes }: TreeFile): Content {
  if (bytes.byteLength > LONGEST_TEXT) {
    return { withheld: 'large' };
  }
  try {
    const text = new TextDecoder('utf-8', {
      fatal: true,
      ignoreBOM: true,
    }).decode(bytes);
    return text.includes('\0') ? { withheld: 'binary' } : { text };
  } catch {
    return { withheld: 'binary' };
  }
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
