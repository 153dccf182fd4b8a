import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApis } from '../../__testUtils__/catalogApis';
import { renderPage } from '../../__testUtils__/renderPage';
import { field as pageField } from '../SlipwayPage/field';
import { field } from './field';

jest.setTimeout(60_000);

function renderEnvironments(answers = {}) {
  return renderPage({
    title: 'Delivery',
    only: ['environments'],
    fields: [field, pageField],
    answers: {
      name: 'order-service',
      owner: 'group:default/platform',
      repoUrl: 'localhost:7008?owner=acme&repo=order-service',
      ...answers,
    },
    apis: catalogApis as never,
  });
}

const row = (name: string) =>
  screen.findByRole('group', { name: `Environment ${name}` });

async function created(onCreate: jest.Mock) {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
  return onCreate.mock.calls[0][0].environments;
}

describe('SlipwayEnvironments', () => {
  it('shows who approves where nobody is named', async () => {
    renderEnvironments();
    expect(
      within(await row('staging')).getByRole('button', { name: /Approvers/ }),
    ).toHaveTextContent('Nobody; it does not wait');
    expect(
      await within(await row('production')).findByRole('button', {
        name: /The owner, Platform/,
      }),
    ).toBeVisible();
  });

  it('adds, moves and removes rows by keyboard, and the focus goes along', async () => {
    const { onCreate } = renderEnvironments();
    const staging = within(await row('staging')).getByRole('textbox');
    staging.focus();
    await userEvent.keyboard('{Enter}');
    expect(await row('3')).toContainElement(
      document.activeElement as HTMLElement,
    );
    await userEvent.keyboard('canary{Alt>}{ArrowUp}{/Alt}');
    expect(within(await row('canary')).getByRole('textbox')).toHaveFocus();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove staging' }),
    );
    expect(within(await row('canary')).getByRole('textbox')).toHaveFocus();
    expect(await created(onCreate)).toEqual([
      expect.objectContaining({ name: 'canary' }),
      expect.objectContaining({ name: 'production' }),
    ]);
  });

  it('tells in the names of controls which environment they are about', async () => {
    renderEnvironments();
    const row2 = within(await row('production'));
    expect(row2.getByRole('textbox', { name: 'Environment (2)' })).toHaveValue(
      'production',
    );
    expect(
      row2.getByRole('button', { name: /Approvers \(production\)$/ }),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add environment' }),
    );
    expect(
      screen.getByRole('button', { name: /Approvers \(environment 3\)$/ }),
    ).toBeVisible();
  });

  it('takes approvers of the catalog', async () => {
    const { onCreate } = renderEnvironments();
    await userEvent.click(
      within(await row('staging')).getByRole('button', { name: /Approvers/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Orders' }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'Ada' }));
    await userEvent.keyboard('{Escape}');
    expect((await created(onCreate))[0].approvers).toEqual([
      'group:default/orders',
      'user:default/ada',
    ]);
  });

  it('says at the row what is wrong, and stays on the page', async () => {
    renderEnvironments({
      environments: [{ name: 'live' }, { name: 'Live' }],
    });
    expect(await row('Live')).toHaveTextContent(
      '"Live" must be lower-case letters, digits and single hyphens',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Add environment' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await row('3')).toHaveTextContent('is required');
    const added = within(await row('3'));
    expect(added.getByRole('textbox')).toHaveAccessibleDescription(
      'is required',
    );
    expect(
      added.getByRole('button', { name: /Approvers/ }),
    ).not.toHaveAccessibleDescription(/is required/);
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('says of an approver what is wrong below the approvers alone', async () => {
    renderEnvironments({
      environments: [{ name: 'live', approvers: ['component:default/x'] }],
    });
    const live = within(await row('live'));
    expect(
      live.getByRole('button', { name: /Approvers/ }),
    ).toHaveAccessibleDescription(/component:default\/x/);
    expect(live.getByRole('textbox')).not.toBeInvalid();
    expect(live.getByRole('textbox')).not.toHaveAccessibleDescription();
  });
});
