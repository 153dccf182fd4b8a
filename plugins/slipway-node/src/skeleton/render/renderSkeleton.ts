import { Answers, ServiceModel } from '@slipway/plugin-slipway-common';
import { InputError } from '@backstage/errors';
import { createTree } from '../../tree/createTree';
import { comparePaths } from '../../tree/comparePaths';
import { TreeFile } from '../../tree/RenderedTree';
import { offerProblems } from '../manifest/offers';
import { isEntityKey } from '../manifest/readLayout';
import { Rendering } from '../Skeleton';
import { defaultLimits, RenderLimits } from '../template/limits';
import { freezeData } from '../template/members';
import { RenderRun, Variables } from '../template/RenderRun';
import { TemplateError } from '../template/TemplateError';
import { CompiledFile, CompiledSkeleton, Guarded } from './CompiledSkeleton';
import { digestOf } from './digestOf';
import { LayoutPaths } from './LayoutPaths';
import { range } from './range';
import {
  rendererVersion,
  serializeServiceManifest,
  serviceManifestPath,
} from './serviceManifest';

/** What to render. */
export interface RenderInput {
  readonly answers: Answers;
  readonly model: ServiceModel;
  /** Entity reference of the template. */
  readonly templateRef: string;
  readonly limits?: RenderLimits;
}

/** A file on its way into the tree. */
interface RenderedFile {
  readonly file: TreeFile;
  readonly digest: string;
  readonly source: string;
  readonly layer: number;
}

/** Renders a skeleton: pure, and without a trace in the skeleton, whatever happens. */
export function renderSkeleton(
  skeleton: CompiledSkeleton,
  input: RenderInput,
): Rendering {
  refuseUnoffered(skeleton, input.answers);
  const stage = new Stage(skeleton, input);
  const files = stage.renderLayers();
  return {
    tree: createTree([
      ...files.map(({ file }) => file),
      serviceManifest(skeleton, input, files),
    ]),
    secrets: stage.select(skeleton.secrets),
    requiredChecks: stage.select(skeleton.requiredChecks),
  };
}

function refuseUnoffered(skeleton: CompiledSkeleton, answers: Answers): void {
  const problems = offerProblems(answers, skeleton.manifest);
  if (problems.length > 0) {
    throw new InputError(problems.join('; '));
  }
}

/** The state of one rendering. */
class Stage {
  readonly #skeleton: CompiledSkeleton;
  readonly #model: Variables;
  readonly #paths: LayoutPaths;
  readonly #run: RenderRun;
  readonly #files = new Map<string, RenderedFile>();

  constructor(
    skeleton: CompiledSkeleton,
    { answers, model, limits }: RenderInput,
  ) {
    const { name, version } = skeleton.manifest;
    const layout = skeleton.layouts.get(answers.layout);
    if (!layout) {
      throw new InputError(
        `layout: ${JSON.stringify(
          answers.layout,
        )} is not offered by ${name} ${version}; choose ${[
          ...skeleton.layouts.keys(),
        ].join(' or ')}`,
      );
    }
    this.#skeleton = skeleton;
    this.#model = freezeData(model) as Variables;
    this.#paths = new LayoutPaths(answers.layout, layout);
    this.#run = new RenderRun({
      templates: skeleton.templates,
      globals: withoutPrototype({
        values: this.#model,
        template: freezeData({ name, version }),
        data: skeleton.data,
        range,
        ...this.#paths.globals(undefined),
      }),
      limits: limits ?? defaultLimits,
    });
    this.#paths.attach(this.#run);
  }

  select<TValue>(guarded: readonly Guarded<TValue>[]): readonly TValue[] {
    const nothing = withoutPrototype({});
    return guarded
      .filter(({ when }) => !when || when(this.#run, nothing))
      .map(({ value }) => value);
  }

  /** Every file, sorted by its path; a later layer's replaces an earlier one's. */
  renderLayers(): readonly RenderedFile[] {
    const layers = this.select(this.#skeleton.layers);
    const perEntity = (this.#model.entities as readonly Variables[]).map(
      entity => withoutPrototype({ entity, ...this.#paths.globals(entity) }),
    );
    const nothing = withoutPrototype({});
    layers.forEach(({ files }, layer) => {
      for (const file of files) {
        const { key } = file.destination;
        if (key === undefined || (this.#paths.has(key) && !isEntityKey(key))) {
          this.#place(file, layer, nothing);
        } else if (this.#paths.has(key)) {
          for (const variables of perEntity)
            this.#place(file, layer, variables);
        }
      }
    });
    return [...this.#files.values()].sort((a, b) =>
      comparePaths(a.file.path, b.file.path),
    );
  }

  #place(file: CompiledFile, layer: number, variables: Variables): void {
    const path = this.#pathOf(file, variables.entity as Variables | undefined);
    const known = this.#files.get(path);
    if (known?.layer === layer) {
      throw new TemplateError(
        `${file.source}: ${JSON.stringify(path)} is already made by ${
          known.source
        }; give them different paths`,
      );
    }
    const { content, mode, source } = file;
    const bytes =
      'bytes' in content
        ? content.bytes
        : Buffer.from(this.#run.render(content.template, variables));
    const digest = 'bytes' in content ? content.digest : digestOf(bytes);
    this.#files.set(path, {
      file: { path, mode, bytes },
      digest,
      source,
      layer,
    });
  }

  #pathOf(
    { destination }: CompiledFile,
    entity: Variables | undefined,
  ): string {
    const { key, rest } = destination;
    if (key === undefined) return rest;
    const base = this.#paths.resolve(key, entity);
    return rest === '' ? base : `${base}/${rest}`;
  }
}

function serviceManifest(
  skeleton: CompiledSkeleton,
  { answers, templateRef }: RenderInput,
  files: readonly RenderedFile[],
): TreeFile {
  const { digest, manifest, classOf } = skeleton;
  const bytes = serializeServiceManifest({
    template: { ref: templateRef, version: manifest.version },
    skeleton: digest,
    renderer: rendererVersion,
    answers,
    files: files.map(({ file, digest: fileDigest }) => ({
      path: file.path,
      class: classOf(file.path),
      digest: fileDigest,
    })),
  });
  return { path: serviceManifestPath, mode: '100644', bytes };
}

function withoutPrototype(members: Variables): Variables {
  return Object.freeze(Object.assign(Object.create(null), members));
}
