import { JsonValue } from '@backstage/types';
import { cleanup, screen } from '@testing-library/react';
import { catalogApis } from '../__testUtils__/catalogApis';
import { renderPage } from '../__testUtils__/renderPage';
import { field as nameField } from '../fields/SlipwayName/field';
import { field as pageField } from '../fields/SlipwayPage/field';
import { readableAnswers } from './readableAnswers';

jest.setTimeout(30_000);

const whole = {
  name: 'order-service',
  repoUrl: 'localhost:7008?owner=acme&repo=order-service',
  entities: [
    {
      name: 'Order',
      fields: [{ name: 'state', type: 'enum', values: ['open', 'done'] }],
    },
  ],
  environments: [{ name: 'live', approvers: ['group:default/orders'] }, {}],
  variables: { LOG: 'info', live: { REGION: 'eu' } },
  database: { version: '18' },
  features: ['cache'],
  costCenter: { of: [{ theirs: true }] },
};

describe('a link that opens the form', () => {
  it('keeps every answer that a field can draw, wrong or not', () => {
    const answers = {
      ...whole,
      layout: 'none',
      entities: [{ name: '1a' }, {}],
    };
    expect(readableAnswers(answers)).toEqual({ answers, unreadable: [] });
    expect(readableAnswers(whole).unreadable).toEqual([]);
  });

  it('takes what is called as something every object has for what it is', () => {
    const answers = JSON.parse(
      '{"__proto__": "x", "constructor": {"a": 1}, "entities": [{"__proto__": "x", "toString": "x"}]}',
    );
    expect(readableAnswers(answers)).toEqual({ answers, unreadable: [] });
  });

  it.each([
    ['repoUrl', { a: 1 }],
    ['entities', 'x'],
    ['entities', [1, null]],
    ['entities', [{ name: 'Order', fields: 'x' }]],
    ['entities', [{ name: 'Order', fields: [{ name: { a: 1 } }] }]],
    ['entities', [{ name: ['Order'], fields: [] }]],
    ['entities', [{ name: 'Order', fields: [null] }]],
    ['environments', [1, null]],
    ['environments', { a: 1 }],
    ['environments', [{ name: 'live', approvers: 'me' }]],
    ['entities', [JSON.parse('{"constructor": {"a": 1}}')]],
    ['variables', ['x']],
    ['features', 'cache'],
    ['database', '18'],
    ['name', 7],
  ])('leaves out %s of %j', (key, value) => {
    const { [key]: _, ...others } = whole as Record<string, unknown>;
    expect(readableAnswers({ ...others, [key]: value })).toEqual({
      answers: others,
      unreadable: [key],
    });
  });

  it('is told what is left out, and fills in the rest', async () => {
    const answers = { name: 'order-service', description: { a: 1 } };
    open(answers);
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveValue(
      'order-service',
    );
    expect(
      screen.getByText(/cannot be read and are left out: description/),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Description/ })).toHaveValue(
      '',
    );
  });

  it('is told where nothing of it can be read', async () => {
    window.history.pushState({}, '', '/create?formData=%7Bbroken');
    open({});
    expect(await screen.findByText(/^The answers in this link/)).toBeVisible();
  });
});

function open(answers: Record<string, JsonValue>) {
  cleanup();
  sessionStorage.clear();
  return renderPage({
    title: 'Service',
    only: ['name', 'description'],
    fields: [nameField, pageField],
    answers,
    apis: catalogApis as never,
    template: 'fastapi-service',
  });
}
