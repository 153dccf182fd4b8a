import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findAnswerProblems,
  parseAnswers,
} from '@slipway/plugin-slipway-common';
import { InputError, isError } from '@backstage/errors';
import { parse } from 'yaml';
import { createSkeleton } from './createSkeleton';
import { firstLine } from './manifest/firstLine';
import { Problems } from './manifest/Problems';
import { compileSkeleton } from './render/compileSkeleton';
import { Skeleton } from './Skeleton';
import { listSource } from './source/listSource';
import { readSource } from './source/readSource';

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
  const problems = new Problems();
  const compiled = compileSkeleton(readSource(dir, listSource(dir)), problems);
  const skeleton = compiled && createSkeleton(compiled);
  const files = listExamples(dir);
  if (files.length === 0) {
    problems.add(
      'examples/',
      'holds no answer set; add a *.yaml to check with',
    );
  }
  const examples = files.flatMap(file => {
    try {
      return checkExample(skeleton, { dir, file, problems });
    } catch (error) {
      problems.add(file, isError(error) ? error.message : String(error));
      return [];
    }
  });
  problems.throwIfAny();
  const { name, version } = skeleton!;
  return { name, version, examples };
}

/** Without a skeleton, the answers are still checked. */
function checkExample(
  skeleton: Skeleton | undefined,
  example: {
    readonly dir: string;
    readonly file: string;
    readonly problems: Problems;
  },
): TemplateCheck['examples'] {
  const { dir, file, problems } = example;
  const input = parseYaml(readFileSync(join(dir, file), 'utf8'));
  const wrong = findAnswerProblems(input);
  wrong.forEach(({ path, message }) =>
    problems.add(`${file}: ${path}`, message),
  );
  if (!skeleton || wrong.length > 0) return [];
  const answers = parseAnswers(input);
  const unoffered = skeleton.offer(answers).problems;
  unoffered.forEach(problem => problems.add(file, problem));
  if (unoffered.length > 0) return [];
  const { tree } = skeleton.render(answers);
  return [{ file, files: tree.files.length, bytes: tree.bytes }];
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(
      `is not YAML: ${firstLine(
        isError(error) ? error.message : String(error),
      )}`,
    );
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
