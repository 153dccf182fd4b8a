import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { renderPage } from '../../__testUtils__/renderPage';
import { DefaultServiceNameApi } from '../../serviceName/DefaultServiceNameApi';
import { serviceNameApiRef } from '../../serviceName/ServiceNameApi';
import { field } from './field';

function renderName(more: Partial<Parameters<typeof renderPage>[0]> = {}) {
  return renderPage({
    title: 'Service',
    only: ['name'],
    fields: [field],
    ...more,
  });
}

/** The far end of the network: answers as the backend's route does. */
function nameBackend(answer: (query: URLSearchParams) => Response) {
  const arrived: object[] = [];
  const api = DefaultServiceNameApi.create({
    discoveryApi: { getBaseUrl: async () => 'http://localhost/api/scaffolder' },
    fetchApi: {
      fetch: async input => {
        const { pathname, searchParams } = new URL(String(input));
        expect(pathname).toBe('/api/scaffolder/slipway/service-name');
        arrived.push(Object.fromEntries(searchParams));
        return answer(searchParams);
      },
    },
  });
  return { arrived, apis: [[serviceNameApiRef, api]] as never };
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

  it('says once the typing pauses that the catalog has the name from elsewhere', async () => {
    const taken =
      'component:default/orders is in the catalog already, from url:https://example.org/catalog-info.yaml; choose another name';
    const repoUrl = 'localhost:7008?owner=acme&repo=orders';
    const { arrived, apis } = nameBackend(query =>
      Response.json({
        problems: query.get('name') === 'orders' ? [taken] : [],
      }),
    );
    renderName({ apis, answers: { repoUrl }, template: 'fastapi-service' });
    const input = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.click(input);
    await userEvent.paste('orders');
    expect(await screen.findByText(taken)).toBeVisible();
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(expect.stringContaining(taken));

    await userEvent.type(input, '-2');
    expect(screen.queryByText(taken)).not.toBeInTheDocument();
    await waitFor(() => expect(arrived).toHaveLength(2));
    expect(input).toBeValid();
    expect(arrived).toEqual(
      ['orders', 'orders-2'].map(name => ({
        templateRef: 'template:default/fastapi-service',
        name,
        repoUrl,
      })),
    );
  });

  it('says nothing where the catalog cannot be asked, and asks for nothing that is no name', async () => {
    const { arrived, apis } = nameBackend(() =>
      Response.json({ error: { message: 'too many' } }, { status: 429 }),
    );
    const repoUrl = 'localhost:7008?owner=acme&repo=orders';
    renderName({ apis, answers: { repoUrl }, template: 'fastapi-service' });
    const input = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.click(input);
    await userEvent.paste('fastapi');
    // Long enough for the backend to be asked, if it were.
    const until = Date.now() + 600;
    await waitFor(() => expect(Date.now()).toBeGreaterThan(until));
    expect(arrived).toEqual([]);
    await userEvent.type(input, '-2');
    await waitFor(() => expect(arrived).toHaveLength(1));
    expect(input).toBeValid();
    expect(screen.queryByText('too many')).not.toBeInTheDocument();
  });
});
