import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** How `slipway:service:render` is used in a template. */
export const renderServiceExamples: TemplateExample[] = [
  {
    description: 'Check the answers of the form and render the service.',
    example: yaml.stringify({
      steps: [
        {
          id: 'render',
          name: 'Check the answers and render the service',
          action: 'slipway:service:render',
          input: { answers: '${{ parameters }}' },
        },
      ],
    }),
  },
  {
    description:
      'Render from a folder below the template, and look at the forge with the credentials of the person.',
    example: yaml.stringify({
      steps: [
        {
          id: 'render',
          name: 'Check the answers and render the service',
          action: 'slipway:service:render',
          input: {
            answers: '${{ parameters }}',
            skeleton: './service',
            token: '${{ secrets.USER_OAUTH_TOKEN }}',
          },
        },
      ],
    }),
  },
];
