import { StepServices } from '../task/StepServices';
import { DefaultPreviewer } from './DefaultPreviewer';
import { Previewer } from './Previewer';
import { TemplateFinder } from './TemplateFinder';

/** A previewer that works with what the steps work with, so that it tells what they would do. */
export function createPreviewer(
  services: StepServices,
  { templates }: { readonly templates: TemplateFinder },
): Previewer {
  return DefaultPreviewer.create({ ...services, templates });
}
