import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAnswers } from '@slipway/plugin-slipway-common';
import { InputError, isError } from '@backstage/errors';
import { parse } from 'yaml';
import { loadSkeleton } from './loadSkeleton';
import { Problems } from './manifest/Problems';
import { Skeleton } from './Skeleton';

/** What {@link checkTemplate} found in order. @public */
export interface TemplateCheck {
  readonly name: string;
  readonly version: string;
  /** Every example that rendered: its file and how much came out. */
  readonly examples: readonly {
    readonly file: string;
    readonly files: number;
    readonly bytes: number;
  }[];
}

/**
 * Checks a template folder: the manifest, every template, every key of the layouts, and that every
 * answer set in `examples/` renders. Throws one `InputError` with everything that is wrong.
 *
 * @public
 */
export async function checkTemplate(dir: string): Promise<TemplateCheck> {
  const skeleton = await loadSkeleton({ dir });
  const problems = new Problems();
  const files = listExamples(dir);
  if (files.length === 0) {
    problems.add(
      'examples',
      'holds no *.yaml; add an answer set to check with',
    );
  }
  const examples = files.flatMap(file => {
    try {
      return [renderExample(skeleton, dir, file)];
    } catch (error) {
      problems.add(file, isError(error) ? error.message : String(error));
      return [];
    }
  });
  problems.throwIfAny('the template');
  return { name: skeleton.name, version: skeleton.version, examples };
}

function renderExample(skeleton: Skeleton, dir: string, file: string) {
  const answers = parseAnswers(
    parseYaml(readFileSync(join(dir, file), 'utf8')),
  );
  const { tree } = skeleton.render(answers);
  return { file, files: tree.files.length, bytes: tree.bytes };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(`is not YAML: ${String(error).split('\n')[0]}`);
  }
}

function listExamples(dir: string): readonly string[] {
  try {
    return readdirSync(join(dir, 'examples'))
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => `examples/${name}`);
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}
