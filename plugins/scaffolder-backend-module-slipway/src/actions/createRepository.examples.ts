import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** How `slipway:repository:create` is used in a template. */
export const createRepositoryExamples: TemplateExample[] = [
  {
    description:
      'Create the repository of what was rendered, or find it from an earlier run.',
    example: yaml.stringify({
      steps: [
        {
          id: 'repository',
          name: 'Create the repository',
          action: 'slipway:repository:create',
          input: {
            answers: '${{ parameters }}',
            digest: '${{ steps.render.output.digest }}',
          },
        },
      ],
    }),
  },
];
