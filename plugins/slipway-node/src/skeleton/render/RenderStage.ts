import { InputError } from '@backstage/errors';
import { comparePaths } from '../../tree/comparePaths';
import { TreeFile } from '../../tree/RenderedTree';
import { Subject, subjectOf } from '../manifest/readLayout';
import { defaultLimits } from '../template/limits';
import { freezeData } from '../template/members';
import { RenderRun, Variables } from '../template/RenderRun';
import { TemplateError } from '../template/TemplateError';
import { CompiledFile, CompiledSkeleton, Guarded } from './CompiledSkeleton';
import { digestOf } from './digestOf';
import { LayoutPaths } from './LayoutPaths';
import { range } from './range';
import { RenderInput } from './RenderInput';

/** A file that was rendered. */
export interface RenderedFile extends TreeFile {
  readonly digest: string;
  /** The layout's key it is under, if it is under one. */
  readonly key: string | undefined;
}

/** A file that is to be rendered, and the layer it is from. */
interface PlannedFile {
  readonly path: string;
  readonly file: CompiledFile;
  readonly variables: Variables;
  readonly layer: number;
}

const nothing: Variables = Object.freeze(Object.create(null));

/** The state of one rendering. */
export class RenderStage {
  readonly #skeleton: CompiledSkeleton;
  readonly #model: Variables;
  readonly #paths: LayoutPaths;
  readonly #run: RenderRun;

  constructor(skeleton: CompiledSkeleton, input: RenderInput) {
    const { name, version } = skeleton.manifest;
    this.#skeleton = skeleton;
    this.#model = freezeData(input.model) as Variables;
    this.#paths = pathsOf(skeleton, input.answers.layout);
    this.#run = new RenderRun({
      templates: skeleton.templates,
      globals: withoutPrototype({
        values: this.#model,
        template: freezeData({ name, version }),
        data: skeleton.data,
        range,
        ...this.#paths.globals({}),
      }),
      limits: input.limits ?? defaultLimits,
    });
    this.#paths.attach(this.#run);
  }

  /** What the conditions leave. */
  select<TValue>(guarded: readonly Guarded<TValue>[]): readonly TValue[] {
    return guarded
      .filter(({ when }) => !when || when(this.#run, nothing))
      .map(({ value }) => value);
  }

  /** Every file, sorted by its path; one that a later layer replaces is not rendered. */
  renderFiles(): readonly RenderedFile[] {
    return this.#plan()
      .sort((a, b) => comparePaths(a.path, b.path))
      .map(planned => this.#render(planned));
  }

  #plan(): PlannedFile[] {
    const planned = new Map<string, PlannedFile>();
    const once = [nothing];
    const each: Record<Subject, readonly Variables[]> = {
      entity: this.#variablesOfEach('entity', this.#model.entities),
      environment: this.#variablesOfEach(
        'environment',
        this.#model.environments,
      ),
    };
    this.select(this.#skeleton.layers).forEach(({ files }, layer) => {
      for (const file of files) {
        const { key } = file.destination;
        if (key === undefined || this.#paths.has(key)) {
          const subject = key === undefined ? undefined : subjectOf(key);
          for (const variables of subject ? each[subject] : once) {
            const path = this.#pathOf(file, variables);
            refuseSecond(path, file, { known: planned.get(path), layer });
            planned.set(path, { path, file, variables, layer });
          }
        }
      }
    });
    return [...planned.values()];
  }

  #variablesOfEach(subject: Subject, all: unknown): readonly Variables[] {
    return (all as readonly Variables[]).map(value =>
      withoutPrototype({
        [subject]: value,
        ...this.#paths.globals({ [subject]: value }),
      }),
    );
  }

  #pathOf({ destination }: CompiledFile, variables: Variables): string {
    const { key, rest } = destination;
    if (key === undefined) return rest;
    const subject = subjectOf(key);
    const value = subject && (variables[subject] as Variables);
    const base = this.#paths.resolve(key, value);
    return rest === '' ? base : `${base}/${rest}`;
  }

  #render({ path, file, variables }: PlannedFile): RenderedFile {
    const { content, mode, destination } = file;
    const { key } = destination;
    if ('bytes' in content) return { path, mode, key, ...content };
    const bytes = Buffer.from(this.#run.render(content.template, variables));
    return { path, mode, key, bytes, digest: digestOf(bytes) };
  }
}

function pathsOf(skeleton: CompiledSkeleton, name: string): LayoutPaths {
  const { layouts, manifest } = skeleton;
  const layout = layouts.get(name);
  if (!layout) {
    throw new InputError(
      `layout: ${JSON.stringify(name)} is not offered by ${manifest.name} ${
        manifest.version
      }; choose ${[...layouts.keys()].join(' or ')}`,
    );
  }
  return new LayoutPaths(name, layout);
}

/** Two files of one layer at the same path are a mistake; those of two layers are what layers are for. */
function refuseSecond(
  path: string,
  { source }: CompiledFile,
  at: { readonly known: PlannedFile | undefined; readonly layer: number },
): void {
  if (at.known?.layer === at.layer) {
    throw new TemplateError(
      `${source}: ${JSON.stringify(path)} is already made by ${
        at.known.file.source
      }; give them different paths`,
    );
  }
}

function withoutPrototype(members: Variables): Variables {
  return Object.freeze(Object.assign(Object.create(null), members));
}
