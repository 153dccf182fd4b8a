import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { field as pageField } from '../SlipwayPage/field';
import { field } from './field';
import { isTwice, newVariable, toRows, toVariables } from './variableRows';

jest.setTimeout(60_000);

const answers = {
  name: 'order-service',
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=order-service',
  environments: [{ name: 'staging' }],
};

function renderVariables() {
  return renderPage({
    title: 'Delivery',
    only: ['variables'],
    fields: [field, pageField],
    answers,
  });
}

describe('the rows of variables', () => {
  it('give the answer they are made of', () => {
    const variables = {
      AWS_REGION: 'eu-central-1',
      staging: { LOG_LEVEL: 'debug', REPLICAS: '1' },
    };
    expect(toVariables(toRows(variables))).toEqual(variables);
  });

  it('leave out what nobody has begun with, and nothing else', () => {
    expect(
      toVariables([newVariable(), newVariable({ value: 'lonely' })]),
    ).toEqual({ '': 'lonely' });
  });

  it('know which are there twice', () => {
    const row = newVariable({ name: 'A', value: '1' });
    const elsewhere = newVariable({ name: 'A', value: '2', place: 'staging' });
    expect(isTwice([row, elsewhere], row)).toBe(false);
    expect(isTwice([row, newVariable({ name: 'A' })], row)).toBe(true);
  });
});

describe('SlipwayVariables', () => {
  it('takes a name, a value and a place by keyboard', async () => {
    const { onCreate } = renderVariables();
    (await screen.findByRole('button', { name: 'Add variable' })).focus();
    await userEvent.keyboard('{Enter}AWS_REGION{Tab}eu-central-1{Enter}');
    await userEvent.keyboard('LOG_LEVEL{Tab}debug');
    expect(
      screen.getByRole('textbox', { name: 'Value (AWS_REGION)' }),
    ).toHaveValue('eu-central-1');
    await userEvent.click(
      screen.getByRole('button', { name: /Where \(LOG_LEVEL\)$/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'staging' }),
    );
    expect(
      screen.getByRole('textbox', { name: 'Name (LOG_LEVEL in staging)' }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate.mock.calls[0][0].variables).toEqual({
      AWS_REGION: 'eu-central-1',
      staging: { LOG_LEVEL: 'debug' },
    });
  });

  it('refuses at the row what the backend refuses', async () => {
    renderVariables();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add variable' }),
    );
    await userEvent.keyboard('AWS_REGION');
    const value = screen.getByRole('textbox', { name: /^Value/ });
    expect(value).toBeInvalid();
    expect(value).toHaveAccessibleDescription(/^is empty/);
    expect(screen.getByRole('textbox', { name: /^Name/ })).toBeValid();
    await userEvent.clear(screen.getByRole('textbox', { name: /^Name/ }));
    await userEvent.keyboard('aws_region{Tab}x');
    expect(
      screen.getByRole('group', { name: 'Variable aws_region' }),
    ).toHaveTextContent('must be upper-case letters, digits and "_"');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove aws_region' }),
    );
    expect(screen.getByRole('button', { name: 'Add variable' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByRole('button', { name: 'Create' })).toBeVisible();
  });
});
