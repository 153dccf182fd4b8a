import { readLayout } from '../manifest/readLayout';
import { Problems } from '../manifest/Problems';
import { readManifest } from '../manifest/readManifest';
import { Conditional } from '../manifest/SkeletonManifest';
import { YamlPlace } from '../manifest/YamlPlace';
import { SkeletonSource } from '../source/SkeletonSource';
import { SourceTexts } from '../source/SourceTexts';
import { compileCondition, compileText } from '../template/compileTemplate';
import { TemplateFunction } from '../template/RenderRun';
import { freezeData } from '../template/members';
import { checkReferences } from './checkReferences';
import { classifier } from './classOf';
import { compileLayers } from './compileLayers';
import { CompiledLayout, CompiledSkeleton, Guarded } from './CompiledSkeleton';
import { compileTemplates } from './compileTemplates';

/** Compiles a template folder; `undefined` where there are problems, which are then all told. */
export function compileSkeleton(
  source: SkeletonSource,
  problems: Problems,
): CompiledSkeleton | undefined {
  const texts = new SourceTexts(source.files, problems);
  const manifest = readManifest(texts.text('skeleton.yaml'), problems);
  const layouts = compileLayouts(texts, problems);
  const data = readData(texts, problems);
  const isSound = problems.all.length === 0;
  const templates = compileTemplates(source.files, problems);
  // What is wrong with the manifest would be told again for every file that depends on it.
  if (!manifest || !isSound) return undefined;
  const { files } = source;
  const layers = compileLayers({
    files,
    templates,
    manifest,
    layouts,
    problems,
  });
  checkReferences({ templates, layouts, problems });
  const guard = guarding(problems);
  const compiled: CompiledSkeleton = {
    digest: source.digest,
    manifest,
    layouts,
    layers: layers.map((layer, index) =>
      guard({ ...manifest.layers[index]!, value: layer }),
    ),
    variables: manifest.variables.map(guard),
    secrets: manifest.secrets.map(guard),
    requiredChecks: manifest.requiredChecks.map(guard),
    templates,
    data,
    classOf: classifier(manifest.classes),
  };
  return problems.all.length === 0 ? compiled : undefined;
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
  const compiled = new Map<string, string | TemplateFunction>();
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
