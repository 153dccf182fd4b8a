import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  findAnswerProblems,
  parseAnswers,
} from '@slipway/plugin-slipway-common';
import { parse } from 'yaml';
import {
  readTemplatePage,
  templateFolder,
} from '../../__testUtils__/readTemplatePage';
import { create, required } from '../../__testUtils__/pageAnswers';
import { renderPage } from '../../__testUtils__/renderPage';
import { field as nameField } from '../SlipwayName/field';
import { field } from './field';
import { PageFieldProps, Preset } from './schema';

const { presets = [] } = readTemplatePage('Service')[
  'ui:options'
] as NonNullable<PageFieldProps['uiSchema']['ui:options']>;

function presetOf(title: string): Preset {
  return presets.find(preset => preset.title === title)!;
}

function renderService() {
  return renderPage({
    title: 'Service',
    only: ['name', 'description'],
    fields: [field, nameField],
    answers: required,
  });
}

describe('the presets of the template', () => {
  it.each(presets.map(({ title }) => title))('%s is a whole service', title => {
    const { answers } = presetOf(title);
    expect(
      findAnswerProblems({ name: 'order-service', ...required, ...answers }),
    ).toEqual([]);
  });

  it.each([
    ['Product Service', 'product-service'],
    ['Items service', 'items-service'],
  ])('%s is the example %s', (title, example) => {
    const file = join(templateFolder, 'examples', `${example}.yaml`);
    const answers = parse(readFileSync(file, 'utf8'));
    // Whose it is and where it goes is each person's own.
    const own = { ...required, system: undefined };
    expect(parseAnswers({ ...presetOf(title).answers, ...own })).toEqual(
      parseAnswers({ ...answers, ...own }),
    );
  });
});

describe('a preset', () => {
  it('fills in the answers of every page, and nothing is left of another preset', async () => {
    const { onCreate } = renderService();
    await userEvent.click(
      await screen.findByRole('button', { name: /Items service/ }),
    );
    expect(screen.getByRole('textbox', { name: /Name/ })).toHaveValue(
      'items-service',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Product Service/ }),
    );
    expect(
      screen.getAllByRole('status').map(each => each.textContent),
    ).toContain('The form is filled in with Product Service.');
    await create();
    const [answers] = onCreate.mock.calls[0];
    expect(JSON.parse(JSON.stringify(answers))).toEqual({
      ...required,
      ...presetOf('Product Service').answers,
    });
  });

  it('keeps a name that was given, and lets everything be changed', async () => {
    const { onCreate } = renderService();
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Name/ }),
      'shelf-service',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Product Service/ }),
    );
    const description = screen.getByRole('textbox', { name: /Description/ });
    await userEvent.clear(description);
    await userEvent.type(description, 'Shelves.');
    await create();
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'shelf-service',
        description: 'Shelves.',
        layout: 'product',
      }),
    );
  });
});
