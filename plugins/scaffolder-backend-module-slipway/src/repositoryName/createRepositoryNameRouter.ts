import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import { z } from 'zod/v3';
import { nameRoute } from '../names/nameRoute';
import { RepositoryNames } from './RepositoryNames';

const querySchema = z
  .object({
    templateRef: z.string().min(1).max(500),
    repoUrl: z.string().min(1).max(1000),
    name: z.string().max(100).optional(),
    visibility: z.string().max(100).optional(),
  })
  .strict();

/** The route that says whether a repository's name is free. */
export function createRepositoryNameRouter(services: {
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
  readonly names: RepositoryNames;
}): express.Router {
  return nameRoute(services, {
    path: '/slipway/repository-name',
    eventId: 'slipway-repository-name',
    schema: querySchema,
    look: (query, caller) => services.names.look(query, caller),
    outcome: ({ state }) => ({ state }),
  });
}
