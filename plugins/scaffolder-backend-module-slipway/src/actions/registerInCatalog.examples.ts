import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** How `slipway:catalog:register` is used in a template. */
export const registerInCatalogExamples: TemplateExample[] = [
  {
    description: 'Register the service and wait until the catalog has it.',
    example: yaml.stringify({
      steps: [
        {
          id: 'register',
          name: 'Register the service in the catalog',
          action: 'slipway:catalog:register',
          input: {
            answers: '${{ parameters }}',
            digest: '${{ steps.render.output.digest }}',
            repositoryId: '${{ steps.repository.output.repositoryId }}',
          },
        },
      ],
    }),
  },
];
