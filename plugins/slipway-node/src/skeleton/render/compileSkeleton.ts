import picomatch from 'picomatch';
import { readLayout } from '../manifest/readLayout';
import { Problems } from '../manifest/Problems';
import { readManifest } from '../manifest/readManifest';
import { Conditional, SkeletonManifest } from '../manifest/SkeletonManifest';
import { YamlPlace } from '../manifest/YamlPlace';
import { SkeletonSource, SourceFile } from '../source/SkeletonSource';
import { compileCondition, compileText } from '../template/compileTemplate';
import { freezeData } from '../template/members';
import { checkReferences } from './checkReferences';
import { CompiledLayout, CompiledSkeleton, Guarded } from './CompiledSkeleton';
import { compileFiles } from './compileFiles';

/** Compiles a template folder; throws one `InputError` with everything that is wrong with it. */
export function compileSkeleton(source: SkeletonSource): CompiledSkeleton {
  const problems = new Problems();
  const texts = new SourceTexts(source.files, problems);
  const manifest = readManifest(texts.text('skeleton.yaml'), problems);
  const layouts = compileLayouts(texts, problems);
  problems.throwIfAny('the template');
  const { layers, templates } = compileFiles({
    files: source.files,
    manifest: manifest!,
    layouts,
    problems,
  });
  checkReferences({ templates, layouts, problems });
  const data = readData(texts, problems);
  const guard = guarding(problems);
  const compiled: CompiledSkeleton = {
    digest: source.digest,
    manifest: manifest!,
    layouts,
    layers: layers.map((layer, index) =>
      guard({ ...manifest!.layers[index]!, value: layer }),
    ),
    secrets: manifest!.secrets.map(guard),
    requiredChecks: manifest!.requiredChecks.map(guard),
    templates,
    data,
    classOf: classifier(manifest!),
  };
  problems.throwIfAny('the template');
  return compiled;
}

/** The text files of a template folder; one that is missing or not UTF-8 is a problem. */
class SourceTexts {
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #problems: Problems;

  constructor(files: readonly SourceFile[], problems: Problems) {
    this.#files = new Map(files.map(file => [file.path, file]));
    this.#problems = problems;
  }

  text(path: string): string {
    const file = this.#files.get(path);
    if (!file) {
      this.#problems.add(path, 'is missing; a template folder needs it');
      return '';
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    } catch {
      this.#problems.add(path, 'is not UTF-8');
      return '';
    }
  }

  /** The YAML files right in a folder, by their name without the suffix. */
  yamlFiles(folder: string): readonly (readonly [string, string])[] {
    return [...this.#files.keys()].flatMap(path => {
      const name = /^([^/]+)\.yaml$/.exec(
        path.startsWith(folder) ? path.slice(folder.length) : '',
      );
      return name ? [[name[1]!, path] as const] : [];
    });
  }
}

function compileLayouts(
  texts: SourceTexts,
  problems: Problems,
): ReadonlyMap<string, CompiledLayout> {
  const layouts = texts.yamlFiles('layouts/').map(([name, path]) => {
    const paths = readLayout(path, texts.text(path), problems);
    return [name, compileLayout(paths, problems)] as const;
  });
  if (layouts.length === 0) {
    problems.add('layouts/', 'holds no layout; a skeleton needs at least one');
  }
  return new Map(layouts);
}

function compileLayout(
  paths: ReturnType<typeof readLayout>,
  problems: Problems,
): CompiledLayout {
  const compiled = new Map<
    string,
    CompiledLayout extends ReadonlyMap<string, infer V> ? V : never
  >();
  for (const [key, { path, place }] of paths) {
    try {
      compiled.set(key, path.includes('${{') ? compileText(place, path) : path);
    } catch (error) {
      problems.addError(error);
    }
  }
  return compiled;
}

function readData(texts: SourceTexts, problems: Problems): unknown {
  const entries = texts
    .yamlFiles('data/')
    .map(([name, path]) => [
      name,
      YamlPlace.parse(path, texts.text(path), problems)?.value,
    ]);
  try {
    return freezeData(Object.fromEntries(entries), 'data');
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

function guarding(problems: Problems) {
  return <TValue>({
    value,
    when,
    place,
  }: Conditional<TValue>): Guarded<TValue> => {
    try {
      return {
        value,
        when: when === undefined ? undefined : compileCondition(place, when),
      };
    } catch (error) {
      problems.addError(error);
      return { value, when: undefined };
    }
  };
}

function classifier(manifest: SkeletonManifest): CompiledSkeleton['classOf'] {
  const rules = manifest.classes.map(rule => ({
    matches: picomatch([...rule.match], { dot: true }),
    class: rule.class,
  }));
  const known = new Map<string, 'managed' | 'merged' | 'seeded'>();
  return path => {
    const cached = known.get(path);
    if (cached) return cached;
    const found = rules.find(rule => rule.matches(path))?.class ?? 'merged';
    if (known.size < 20_000) known.set(path, found);
    return found;
  };
}
