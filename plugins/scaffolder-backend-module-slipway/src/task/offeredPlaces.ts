import { InputError } from '@backstage/errors';
import { findOfferedPlaces } from '../places/findOfferedPlaces';
import { OfferedPlaces } from '../places/OfferedPlaces';
import { StepInput } from '../service/stepInput';
import { StepContext } from './beginStep';
import { StepServices } from './StepServices';
import { templateRefOf } from './templateRefOf';

/**
 * Where the template of a task lets repositories be. Nothing is created in a dry run, and its template
 * may be in no catalog yet: there is nothing to hold it to.
 */
export async function offeredPlaces(
  context: StepContext<StepInput>,
  { catalog }: Pick<StepServices, 'catalog'>,
): Promise<OfferedPlaces | undefined> {
  if (context.isDryRun) {
    return undefined;
  }
  const templateRef = templateRefOf(context);
  if (templateRef === undefined) {
    throw new InputError(
      'The task does not say which template it runs; start it again from the template',
    );
  }
  const credentials = await context.getInitiatorCredentials();
  return findOfferedPlaces(catalog, templateRef, { credentials });
}
