import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import { TemplateFinder } from '../preview/TemplateFinder';
import { createRepositoryNameRouter } from '../repositoryName/createRepositoryNameRouter';
import { DefaultRepositoryNames } from '../repositoryName/DefaultRepositoryNames';
import { createServiceNameRouter } from '../serviceName/createServiceNameRouter';
import { DefaultServiceNames } from '../serviceName/DefaultServiceNames';
import { StepServices } from '../task/StepServices';

/** The routes that the form asks about names, answered with what the steps work with. */
export function createNameRouters(
  services: StepServices,
  asking: {
    readonly auditor: AuditorService;
    readonly httpAuth: HttpAuthService;
    readonly templates: TemplateFinder;
  },
): readonly express.Router[] {
  const { templates } = asking;
  const names = DefaultRepositoryNames.create({
    ...services.access,
    templates,
  });
  const serviceNames = DefaultServiceNames.create({ ...services, templates });
  return [
    createRepositoryNameRouter({ ...asking, names }),
    createServiceNameRouter({ ...asking, serviceNames }),
  ];
}
