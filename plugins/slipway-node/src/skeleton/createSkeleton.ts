import { Answers, toServiceModel } from '@slipway/plugin-slipway-common';
import { offeredAnswers, offerProblems } from './manifest/offers';
import { CompiledSkeleton } from './render/CompiledSkeleton';
import { renderSkeleton } from './render/renderSkeleton';
import { RenderOptions, Skeleton } from './Skeleton';

/** A skeleton over what was compiled. */
export function createSkeleton(compiled: CompiledSkeleton): Skeleton {
  const { name, version } = compiled.manifest;
  return Object.freeze({
    name,
    version,
    digest: compiled.digest,
    offer: (answers: Answers) => ({
      answers: offeredAnswers(answers, compiled.manifest),
      problems: offerProblems(answers, compiled.manifest),
    }),
    render: (answers: Answers, options: RenderOptions = {}) =>
      renderSkeleton(compiled, {
        answers,
        model: toServiceModel(answers),
        templateRef: options.templateRef ?? `template:default/${name}`,
      }),
  });
}
