import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceFacts, ServiceRecord } from '@slipway/plugin-slipway-common';

/** Reads and writes the records of created services. */
export interface RecordsClient {
  /** What is recorded of a service: one record for each repository that was made for it. */
  find(
    entityRef: string,
    options: { readonly signal?: AbortSignal },
  ): Promise<readonly ServiceRecord[]>;

  /** True where there was no record of this repository yet. */
  put(
    facts: ServiceFacts & { readonly taskId: string },
    options: {
      readonly credentials: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<boolean>;
}
