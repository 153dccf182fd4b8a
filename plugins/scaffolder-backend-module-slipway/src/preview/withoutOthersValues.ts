import { PlannedChange } from '@slipway/plugin-slipway-common';
import { PlacedAction } from './planChanges';

/**
 * A plan as its reader may see it. The portal's credentials read what the variables of a private repository hold:
 * that is told to those who own the service and to nobody else.
 */
export async function withoutOthersValues(
  actions: readonly PlacedAction[],
  isOwner: () => Promise<boolean>,
): Promise<readonly PlannedChange[]> {
  const hasValues = actions.some(({ isValue }) => isValue);
  const maySee = hasValues && (await isOwner());
  return actions.map(({ isValue, from, ...change }) => ({
    ...change,
    ...(from !== undefined && (!isValue || maySee) && { from }),
  }));
}
