import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import { z } from 'zod/v3';
import { nameRoute } from '../names/nameRoute';
import { ServiceNames } from './ServiceNames';

const querySchema = z
  .object({
    templateRef: z.string().min(1).max(500),
    repoUrl: z.string().min(1).max(1000),
    name: z.string().min(1).max(100),
  })
  .strict();

/** The route that says whether the catalog has a service's name from elsewhere. */
export function createServiceNameRouter(services: {
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
  readonly serviceNames: ServiceNames;
}): express.Router {
  return nameRoute(services, {
    path: '/slipway/service-name',
    eventId: 'slipway-service-name',
    schema: querySchema,
    look: (query, caller) => services.serviceNames.look(query, caller),
    outcome: ({ problems }) => ({ problems: problems.length }),
  });
}
