import { Problems } from '../manifest/Problems';
import { SkeletonManifest } from '../manifest/SkeletonManifest';
import { SourceFile } from '../source/SkeletonSource';
import { CompilationResult } from '../template/compileTemplate';
import {
  CompiledFile,
  CompiledLayer,
  CompiledLayout,
  Destination,
} from './CompiledSkeleton';
import { Templates } from './compileTemplates';
import { digestOf } from './digestOf';
import { sharedPrefix, skeletonRoot, templateSuffix } from './skeletonLayout';

/** What {@link compileLayers} works on. */
export interface CompileLayersOptions {
  readonly files: readonly SourceFile[];
  readonly templates: Templates;
  readonly manifest: SkeletonManifest;
  readonly layouts: ReadonlyMap<string, CompiledLayout>;
  readonly problems: Problems;
}

/** Sorts the files under `skeleton/` into the layers of the manifest, in its order. */
export function compileLayers(
  options: CompileLayersOptions,
): readonly CompiledLayer[] {
  const { files, templates, manifest, problems } = options;
  const layers = new Map<string, CompiledFile[]>(
    manifest.layers.map(({ value }) => [value, []]),
  );
  for (const file of files.filter(({ path }) =>
    path.startsWith(skeletonRoot),
  )) {
    const name = file.path.slice(skeletonRoot.length);
    const folder = name.split('/', 1)[0]!;
    const layer = folder === name ? undefined : layers.get(folder);
    if (layer) {
      layer.push(toFile(file, templates.get(name), options));
    } else if (folder === name || !folder.startsWith(sharedPrefix)) {
      problems.add(
        file.path,
        'is in no layer of skeleton.yaml; add its folder there, or begin its name with _ if templates import it',
      );
    }
  }
  for (const [folder, content] of layers) {
    if (content.length === 0) {
      problems.add(
        'skeleton.yaml',
        `the layer ${folder} has no file; add one or remove the layer`,
      );
    }
  }
  return manifest.layers.map(({ value: folder }) => ({
    folder,
    files: layers.get(folder)!,
  }));
}

function toFile(
  file: SourceFile,
  template: CompilationResult | undefined,
  options: CompileLayersOptions,
): CompiledFile {
  return {
    source: file.path,
    destination: destinationOf(file.path, options),
    mode: file.mode,
    content: template
      ? { template }
      : { bytes: file.bytes, digest: digestOf(file.bytes) },
  };
}

function destinationOf(
  path: string,
  { layouts, problems }: CompileLayersOptions,
): Destination {
  const output = path.endsWith(templateSuffix)
    ? path.slice(0, -templateSuffix.length)
    : path;
  const [first = '', ...rest] = output
    .slice(skeletonRoot.length)
    .split('/')
    .slice(1);
  const key = /^\{(.*)\}$/.exec(first)?.[1];
  if (key === undefined) {
    return { key, rest: [first, ...rest].join('/') };
  }
  if (![...layouts.values()].some(layout => layout.has(key))) {
    problems.add(path, `{${key}} is a path of no layout`);
  }
  return { key, rest: rest.join('/') };
}
