import { ConfigReader } from '@backstage/config';
import { configApiRef } from '@backstage/frontend-plugin-api';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { scaffolderTemplateOutputsBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { readTaskTemplates } from './readTaskTemplates';
import { resultExtension } from './resultExtension';

function templatesWith(taskPage: object | undefined) {
  const config = new ConfigReader({ slipway: { taskPage } });
  return createExtensionTester(resultExtension, {
    apis: [[configApiRef, config]],
  }).get(scaffolderTemplateOutputsBlueprint.dataRefs.templateRefs);
}

describe('the page of a task', () => {
  it.each([
    [undefined, ['template:default/fastapi-service']],
    [
      { templates: ['our-service', 'Template:Payments/Ledger'] },
      ['template:default/our-service', 'template:payments/ledger'],
    ],
    [{ templates: [] }, []],
  ])('is that of the templates in %j', (taskPage, templates) => {
    expect(templatesWith(taskPage)).toEqual(templates);
  });

  it.each(['component:default/shop', ''])('is not that of %j', template => {
    const config = new ConfigReader({
      slipway: { taskPage: { templates: [template] } },
    });
    expect(() => readTaskTemplates(config)).toThrow(
      'slipway.taskPage.templates',
    );
  });
});
