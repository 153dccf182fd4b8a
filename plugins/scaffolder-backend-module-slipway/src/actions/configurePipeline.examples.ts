import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** How `slipway:pipeline:configure` is used in a template. */
export const configurePipelineExamples: TemplateExample[] = [
  {
    description:
      'Give the pipelines of the service what they need, before the first commit arrives.',
    example: yaml.stringify({
      steps: [
        {
          id: 'pipeline',
          name: 'Set environments, approvers, variables and secrets',
          action: 'slipway:pipeline:configure',
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
