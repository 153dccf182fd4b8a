import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { scmAuthApiRef } from '@backstage/integration-react';
import { tellRepositoryName } from '@slipway/plugin-slipway-common';
import { renderPage } from '../../__testUtils__/renderPage';
import {
  repoUrlPickerApis,
  stockRepoUrlPicker,
} from '../../__testUtils__/stockRepoUrlPicker';
import { DefaultRepositoryNameApi } from '../../repositoryName/DefaultRepositoryNameApi';
import { repositoryNameApiRef } from '../../repositoryName/RepositoryNameApi';
import { catalogApis } from '../../__testUtils__/catalogApis';
import { field as nameField } from '../SlipwayName/field';
import { field as pageField } from '../SlipwayPage/field';
import { field } from './field';

jest.setTimeout(60_000);

const host = 'localhost:7008';

/** The far end of the network: answers as the backend's route does. */
function nameBackend(
  answer: (query: URLSearchParams) => Response | Promise<Response>,
) {
  const arrived: URLSearchParams[] = [];
  const api = DefaultRepositoryNameApi.create({
    discoveryApi: { getBaseUrl: async () => 'http://localhost/api/scaffolder' },
    fetchApi: {
      fetch: async input => {
        const { pathname, searchParams } = new URL(String(input));
        expect(pathname).toBe('/api/scaffolder/slipway/repository-name');
        arrived.push(searchParams);
        return answer(searchParams);
      },
    },
  });
  return { arrived, apis: [...repoUrlPickerApis, [repositoryNameApiRef, api]] };
}

const told = (state: 'free' | 'taken' | 'unfinished', name: string) =>
  tellRepositoryName(state, { host, owner: 'acme', name });

/** Nothing is called like a service whose name is refused. */
function renderPicker(
  backend: ReturnType<typeof nameBackend>,
  name = 'Orders',
) {
  return renderPage({
    title: 'Service',
    only: ['repoUrl'],
    fields: [stockRepoUrlPicker, field],
    answers: { name },
    apis: backend.apis as never,
    template: 'fastapi-service',
  });
}

// The form looks at its answers before it goes on, on a machine that may be busy.
const patience = { timeout: 15_000 };

const textbox = () => screen.findByRole('textbox', { name: /Repository/ });

describe('SlipwayRepoUrlPicker', () => {
  it('says once the typing pauses whether the name is free', async () => {
    let answer = () => {};
    const asked = new Promise<void>(done => {
      answer = done;
    });
    const backend = nameBackend(async query => {
      await asked;
      const name = query.get('repoUrl')!.split('=').pop()!;
      return Response.json(told(name === 'orders' ? 'free' : 'taken', name));
    });
    const { onCreate } = renderPicker(backend);
    const input = await textbox();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    await userEvent.click(input);
    await userEvent.paste('orders');

    expect(
      await screen.findByText('Looking whether the name acme/orders is free…'),
    ).toBeVisible();
    answer();
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        told('free', 'orders').message,
      ),
    );
    expect(backend.arrived.map(query => Object.fromEntries(query))).toEqual([
      {
        templateRef: 'template:default/fastapi-service',
        repoUrl: `${host}?owner=acme&repo=orders`,
        name: 'Orders',
      },
    ]);

    await userEvent.type(input, '-2');
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        told('taken', 'orders-2').message,
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        repoUrl: `${host}?owner=acme&repo=orders-2`,
      }),
    );
  });

  it('calls the repository like the service until somebody calls it otherwise', async () => {
    const backend = nameBackend(() => Response.json(told('free', 'orders')));
    const { onCreate } = renderPage({
      title: 'Service',
      only: ['name', 'repoUrl'],
      fields: [stockRepoUrlPicker, field, nameField, pageField],
      apis: [...backend.apis, ...catalogApis] as never,
      answers: { owner: 'group:default/platform' },
      template: 'fastapi-service',
    });
    const shown = (name: string) =>
      waitFor(
        () =>
          expect(
            screen.getByRole('textbox', { name: /Repository/ }),
          ).toHaveValue(name),
        { timeout: 15_000 },
      );
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await userEvent.type(name, 'orders');
    await shown('orders');
    await userEvent.type(name, '-api');
    await shown('orders-api');
    await userEvent.type(await textbox(), '-code');
    await userEvent.type(name, '-2');
    // Long enough for the field to be drawn anew, if it were.
    const until = Date.now() + 600;
    await waitFor(() => expect(Date.now()).toBeGreaterThan(until));
    expect(await textbox()).toHaveValue('orders-api-code');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'orders-api-2',
        repoUrl: `${host}?owner=acme&repo=orders-api-code`,
      }),
    );
  });

  it('goes on at once with the name that it shows a little later', async () => {
    const backend = nameBackend(() => Response.json(told('free', 'orders')));
    const { onCreate } = renderPicker(backend, 'orders');
    expect(await screen.findByText(/acme\/orders/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }, patience),
    );
    expect(onCreate.mock.calls[0][0].repoUrl).toBe(
      `${host}?owner=acme&repo=orders`,
    );
  });

  it('tells of an unfinished run', async () => {
    renderPicker(
      nameBackend(() => Response.json(told('unfinished', 'orders'))),
    );
    await userEvent.type(await textbox(), 'orders');
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'An earlier run left acme/orders on localhost:7008 empty; with the answers it was begun with, it is continued',
      ),
    );
  });

  it('tells the reason where the backend has one, and forgets late answers', async () => {
    const message = 'You have looked up too many names; wait a minute';
    const backend = nameBackend(() =>
      Response.json(
        {
          error: { name: 'TooManyRequestsError', message },
          response: { statusCode: 429 },
        },
        { status: 429 },
      ),
    );
    renderPicker(backend);
    const input = await textbox();
    await userEvent.click(input);
    await userEvent.paste('orders');
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(message),
    );
    await userEvent.clear(input);
    // Long enough for the field to be drawn anew, if it were.
    const until = Date.now() + 600;
    await waitFor(() => expect(Date.now()).toBeGreaterThan(until));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(backend.arrived).toHaveLength(1);
  });

  it('asks once for a person’s own credentials where the template does', async () => {
    const asked: object[] = [];
    const auth = {
      getCredentials: async (request: object) => {
        asked.push(request);
        return { token: 'of a person', headers: {} };
      },
    };
    const { apis } = nameBackend(() => Response.json(told('free', 'orders')));
    const { secrets } = renderPage({
      title: 'Service',
      only: ['name', 'repoUrl'],
      fields: [stockRepoUrlPicker, field, nameField, pageField],
      uiOptions: {
        repoUrl: {
          requestUserCredentials: {
            secretsKey: 'USER_OAUTH_TOKEN',
            additionalScopes: { github: ['workflow'] },
          },
        },
      },
      apis: [
        ...apis.filter(([ref]) => ref !== scmAuthApiRef),
        [scmAuthApiRef, auth],
      ] as never,
      template: 'fastapi-service',
    });

    await waitFor(
      () => expect(secrets()).toEqual({ USER_OAUTH_TOKEN: 'of a person' }),
      patience,
    );
    const before = secrets();
    // The repository is called like the service, for which Backstage's picker is drawn anew.
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await userEvent.type(name, 'orders');
    await waitFor(
      () =>
        expect(
          screen.getByRole('combobox', { name: /Repository/ }),
        ).toHaveValue('orders'),
      patience,
    );
    // It hands on again what it was given.
    await waitFor(() => expect(secrets()).not.toBe(before), patience);
    expect(secrets()).toEqual(before);
    expect(asked).toEqual([
      {
        url: `https://${host}`,
        additionalScope: {
          repoWrite: true,
          customScopes: { github: ['workflow'] },
        },
      },
    ]);
  });

  it('refuses in the backend’s words what is no place', async () => {
    renderPicker(nameBackend(() => Response.json(told('free', 'orders'))));
    await userEvent.type(await textbox(), 'orders.git');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(
        screen.getAllByText(
          /the repository name "orders\.git" must not end with "\.git"/,
        ),
      ).not.toHaveLength(0),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });
});
