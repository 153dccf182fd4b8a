import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** How `slipway:service:record` is used in a template. */
export const recordServiceExamples: TemplateExample[] = [
  {
    description: 'Record what was made, from what and by whom.',
    example: yaml.stringify({
      steps: [
        {
          id: 'record',
          name: 'Record what was made',
          action: 'slipway:service:record',
          input: {
            answers: '${{ parameters }}',
            digest: '${{ steps.render.output.digest }}',
            repositoryId: '${{ steps.repository.output.repositoryId }}',
            commit: '${{ steps.publish.output.commit }}',
          },
        },
      ],
    }),
  },
];
