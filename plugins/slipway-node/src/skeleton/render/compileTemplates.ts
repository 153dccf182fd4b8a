import { Problems } from '../manifest/Problems';
import { decodeText } from '../source/decodeText';
import { SourceFile } from '../source/SkeletonSource';
import {
  CompilationResult,
  compileTemplate,
} from '../template/compileTemplate';
import { skeletonRoot, templateSuffix } from './skeletonLayout';

/** Templates by their name relative to `skeleton/`. */
export type Templates = ReadonlyMap<string, CompilationResult>;

/** Compiles every template under `skeleton/`. */
export function compileTemplates(
  files: readonly SourceFile[],
  problems: Problems,
): Templates {
  const templates = new Map<string, CompilationResult>();
  for (const file of files) {
    if (
      file.path.startsWith(skeletonRoot) &&
      file.path.endsWith(templateSuffix)
    ) {
      const name = file.path.slice(skeletonRoot.length);
      const template = compileOne(file, name, problems);
      if (template) templates.set(name, template);
    }
  }
  return templates;
}

function compileOne(
  file: SourceFile,
  name: string,
  problems: Problems,
): CompilationResult | undefined {
  const text = decodeText(file.bytes);
  if (text === undefined) {
    problems.add(file.path, 'is not UTF-8');
    return undefined;
  }
  try {
    return compileTemplate({ name, file: file.path, text });
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}
