import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceFacts } from '@slipway/plugin-slipway-common';

/** Writes the records of created services. */
export interface RecordsClient {
  /** True where there was no record of this repository yet. */
  put(
    facts: ServiceFacts & { readonly taskId: string },
    options: {
      readonly credentials: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<boolean>;
}
