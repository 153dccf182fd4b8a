import { Answers, tellProblems } from '@slipway/plugin-slipway-common';
import { InputError } from '@backstage/errors';
import { createTree } from '../../tree/createTree';
import { TreeFile } from '../../tree/RenderedTree';
import { offerProblems } from '../manifest/offers';
import { Rendering } from '../Skeleton';
import { CompiledSkeleton } from './CompiledSkeleton';
import { RenderInput } from './RenderInput';
import { RenderedFile, RenderStage } from './RenderStage';
import {
  rendererVersion,
  serializeServiceManifest,
  serviceManifestPath,
} from './serviceManifest';

/** Renders a skeleton: pure, and without a trace in the skeleton, whatever happens. */
export function renderSkeleton(
  skeleton: CompiledSkeleton,
  input: RenderInput,
): Rendering {
  refuseUnoffered(skeleton, input.answers);
  const stage = new RenderStage(skeleton, input);
  const files = stage.renderFiles();
  return {
    tree: createTree([...files, serviceManifest(skeleton, input, files)]),
    variables: stage.select(skeleton.variables),
    secrets: stage.select(skeleton.secrets),
    requiredChecks: stage.select(skeleton.requiredChecks),
  };
}

function refuseUnoffered(skeleton: CompiledSkeleton, answers: Answers): void {
  const problems = offerProblems(answers, skeleton.manifest);
  if (problems.length > 0) {
    throw new InputError(tellProblems(problems));
  }
}

function serviceManifest(
  { digest: skeleton, manifest, classOf }: CompiledSkeleton,
  { answers, templateRef }: RenderInput,
  files: readonly RenderedFile[],
): TreeFile {
  const bytes = serializeServiceManifest({
    template: { ref: templateRef, version: manifest.version },
    skeleton,
    renderer: rendererVersion,
    answers,
    files: files.map(({ path, key, digest }) => ({
      path,
      class: classOf(path, key),
      digest,
    })),
  });
  return { path: serviceManifestPath, mode: '100644', bytes };
}
