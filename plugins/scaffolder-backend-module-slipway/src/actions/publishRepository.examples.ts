import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** How `slipway:repository:publish` is used in a template. */
export const publishRepositoryExamples: TemplateExample[] = [
  {
    description: 'Publish exactly what was rendered.',
    example: yaml.stringify({
      steps: [
        {
          id: 'publish',
          name: 'Push the first commit and protect the branch',
          action: 'slipway:repository:publish',
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
