import { Problems } from '../manifest/Problems';
import { SkeletonManifest } from '../manifest/SkeletonManifest';
import { SourceFile } from '../source/SkeletonSource';
import {
  CompilationResult,
  compileTemplate,
} from '../template/compileTemplate';
import {
  CompiledFile,
  CompiledLayer,
  CompiledLayout,
  Destination,
} from './CompiledSkeleton';
import { digestOf } from './digestOf';

const root = 'skeleton/';
const suffix = '.njk';

/** What {@link compileFiles} works on. */
export interface CompileFilesOptions {
  readonly files: readonly SourceFile[];
  readonly manifest: SkeletonManifest;
  readonly layouts: ReadonlyMap<string, CompiledLayout>;
  readonly problems: Problems;
}

/** What {@link compileFiles} makes. */
export interface CompiledFiles {
  readonly layers: readonly CompiledLayer[];
  readonly templates: ReadonlyMap<string, CompilationResult>;
}

/** Compiles everything under `skeleton/`, layer by layer. */
export function compileFiles(options: CompileFilesOptions): CompiledFiles {
  const { files, manifest, problems } = options;
  const templates = new Map<string, CompilationResult>();
  const layers = new Map<string, CompiledFile[]>(
    manifest.layers.map(({ value }) => [value, []]),
  );
  for (const file of files.filter(({ path }) => path.startsWith(root))) {
    const name = file.path.slice(root.length);
    const folder = name.split('/', 1)[0]!;
    const template = compileOne(file, name, problems);
    if (template) templates.set(name, template);
    const layer = layers.get(folder);
    if (layer) {
      layer.push(toFile(file, template, options));
    } else if (!folder.startsWith('_') || folder === name) {
      problems.add(
        file.path,
        'is in no layer of skeleton.yaml and not in a folder starting with _',
      );
    }
  }
  for (const [folder, content] of layers) {
    if (content.length === 0) {
      problems.add(
        `${root}${folder}`,
        'is a layer of skeleton.yaml without a file',
      );
    }
  }
  return {
    layers: manifest.layers.map(({ value: folder }) => ({
      folder,
      files: layers.get(folder)!,
    })),
    templates,
  };
}

function compileOne(
  file: SourceFile,
  name: string,
  problems: Problems,
): CompilationResult | undefined {
  if (!name.endsWith(suffix)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    return compileTemplate({ name, file: file.path, text });
  } catch (error) {
    if (error instanceof TypeError) problems.add(file.path, 'is not UTF-8');
    else problems.addError(error);
    return undefined;
  }
}

function toFile(
  file: SourceFile,
  template: CompilationResult | undefined,
  options: CompileFilesOptions,
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
  { layouts, problems }: CompileFilesOptions,
): Destination {
  const output = path.endsWith(suffix) ? path.slice(0, -suffix.length) : path;
  const [first = '', ...rest] = output.slice(root.length).split('/').slice(1);
  const key = /^\{(.*)\}$/.exec(first)?.[1];
  if (key === undefined) {
    return { key, rest: [first, ...rest].join('/') };
  }
  if (![...layouts.values()].some(layout => layout.has(key))) {
    problems.add(path, `{${key}} is a path of no layout`);
  }
  return { key, rest: rest.join('/') };
}
