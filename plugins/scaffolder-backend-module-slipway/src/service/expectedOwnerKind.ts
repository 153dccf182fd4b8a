import { CallOptions, OwnerKind } from '@slipway/plugin-slipway-node';
import { ServicePlan } from './ServicePlan';

/** What will own the repository, as the forge knows it before there is one. */
export async function expectedOwnerKind(
  { answers, forge, repository }: ServicePlan,
  call: CallOptions,
): Promise<OwnerKind> {
  const { ownerKind = 'organization' } = await forge.preflight(
    { ...repository, visibility: answers.visibility },
    { environments: [], variables: {}, secrets: [] },
    call,
  );
  return ownerKind;
}
