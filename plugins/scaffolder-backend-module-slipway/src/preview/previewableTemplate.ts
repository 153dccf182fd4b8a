import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { readOfferedPlaces } from '../places/readOfferedPlaces';
import { PreviewableTemplate } from './TemplateFinder';

const RENDER = 'slipway:service:render';
const WHOLE_ANSWERS = /^\$\{\{\s*parameters\s*\}\}$/;

/** What of a template a person may see. */
type Seen = Pick<PreviewableTemplate, 'parameters'> &
  Pick<TemplateEntityV1beta3['spec'], 'steps'>;

/**
 * What a preview needs of a template, of which a person may see these pages and steps. Expressions in a step's input are the
 * runner's to evaluate, so only the usual one can be previewed: the form's answers as they are.
 */
export function previewableTemplate(
  template: TemplateEntityV1beta3,
  { parameters, steps }: Seen,
): PreviewableTemplate {
  const ref = stringifyEntityRef(template);
  const step = steps.find(({ action }) => action === RENDER);
  if (!step) {
    throw new InputError(
      `${ref} has no step ${RENDER} that you may see, so there is nothing to preview`,
    );
  }
  const { answers, skeleton } = step.input ?? {};
  if (typeof answers !== 'string' || !WHOLE_ANSWERS.test(answers)) {
    throw new InputError(
      `${ref} gives ${RENDER} other answers than \${{ parameters }}, which only a run can tell; go on without the preview`,
    );
  }
  if (
    skeleton !== undefined &&
    (typeof skeleton !== 'string' || skeleton.includes('${{'))
  ) {
    throw new InputError(
      `${ref} chooses its skeleton by an expression, which only a run can evaluate; go on without the preview`,
    );
  }
  return {
    ref,
    baseUrl: baseUrlOf(template),
    skeleton,
    parameters,
    places: readOfferedPlaces(template),
  };
}

/** Where a template comes from, as the scaffolder tells it to the steps of a task. */
function baseUrlOf({ metadata }: Entity): string | undefined {
  const annotations = metadata.annotations ?? {};
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  if (!location) {
    return undefined;
  }
  const { type, target } = parseLocationRef(location);
  if (type === 'file') {
    return `file://${target}`;
  }
  return type === 'url' ? target : undefined;
}
