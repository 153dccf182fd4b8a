import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';

type Registration = Parameters<ActionsRegistryService['register']>[0];

/** Backstage's own copy of zod, which the registry hands to every schema. */
export type Zod = Parameters<Registration['schema']['input']>[0];

/** What a schema of an input is made by {@link Zod}. */
export type ZodInput = ReturnType<Registration['schema']['input']>;
