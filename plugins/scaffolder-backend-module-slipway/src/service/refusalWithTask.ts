import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import { RepositoryCreation } from '@slipway/plugin-slipway-common';
import { RecordsClient } from '../records/RecordsClient';
import { Judged, refusalOf } from './refusalOf';
import { ServicePlan } from './ServicePlan';

/** How it is known which task created a repository. */
export interface CreationServices {
  readonly creations: Pick<RecordsClient, 'findCreation'>;
  /** Of whoever is told: those who may not read records do not hear of other people's tasks. */
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal;
}

/** As `refusalOf`, and names the task that left a repository unfinished. */
export async function refusalWithTask(
  plan: ServicePlan,
  judged: Judged,
  services: CreationServices,
): Promise<ConflictError | undefined> {
  const creation =
    judged.state === 'begun'
      ? await creationOf(plan, judged, services)
      : undefined;
  return refusalOf(plan, { ...judged, creation });
}

async function creationOf(
  { forge }: ServicePlan,
  { repository }: Judged,
  { creations, credentials, signal }: CreationServices,
): Promise<RepositoryCreation | undefined> {
  const key = { host: forge.host, repositoryId: repository.id };
  try {
    return await creations.findCreation(key, { credentials, signal });
  } catch (error) {
    if (isError(error) && error.name === 'NotAllowedError') {
      return undefined;
    }
    throw error;
  }
}
