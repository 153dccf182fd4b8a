import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { renderPage } from '../../__testUtils__/renderPage';
import { field } from './field';

function renderName() {
  return renderPage({ title: 'Service', only: ['name'], fields: [field] });
}

/** What the backend says about a name. */
function refusalOf(name: string): string {
  return problemsAt(findAnswerProblems({ name }), 'name')[0]!.message;
}

describe('SlipwayName', () => {
  it('says while a name is typed what the backend would say', async () => {
    renderName();
    const input = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.type(input, 'Order');
    expect(screen.getByText(refusalOf('Order'))).toBeVisible();
    expect(input).toHaveAccessibleDescription(
      expect.stringContaining(refusalOf('Order')),
    );
    await userEvent.clear(input);
    await userEvent.type(input, 'order-service');
    expect(input).toBeValid();
  });

  it('does not go on with a name that is a package of the service', async () => {
    renderName();
    const input = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.type(input, 'fastapi');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(screen.getAllByText(refusalOf('fastapi'))).not.toHaveLength(0),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('hands on the name', async () => {
    const { onCreate } = renderName();
    const input = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.type(input, 'order-service');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith({ name: 'order-service' });
  });
});
