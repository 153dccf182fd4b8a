import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { DefaultTasksApi } from './DefaultTasksApi';
import { ServiceResult } from './ServiceResult';
import { tasksApiRef } from './TasksApi';

const steps = [
  { id: 'render', name: 'Render' },
  { id: 'repository', name: 'Create the repository' },
];
const answers = { name: 'shop', 'ci:TOKEN': '***', owner: 'orders' };
const log = (stepId: string, body: object) => ({
  id: 1,
  type: 'log',
  createdAt: '2026-01-01T00:00:00Z',
  body: { stepId, message: '', ...body },
});
const repository = {
  id: '42',
  owner: 'acme',
  name: 'shop',
  webUrl: 'http://localhost:7008/acme/shop',
  content: 'empty',
  isOfTask: true,
};

/** The backend's answers by path, as its own tests have them; the last of a list stays. */
function show(
  replies: Record<string, unknown[]>,
  options: { readonly output?: object } = {},
) {
  const asked: [string, unknown][] = [];
  const fetchApi = {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const path = String(input).replace('plugin://scaffolder', '');
      asked.push([path, init?.body && JSON.parse(String(init.body))]);
      const [reply, ...rest] = replies[path] ?? [];
      replies[path] = rest.length > 0 ? rest : [reply];
      const failed = Object(reply).error !== undefined;
      return new Response(JSON.stringify(reply), {
        status: failed ? 409 : 200,
        headers: { 'content-type': 'application/json' },
      });
    },
  };
  const api = new DefaultTasksApi({ fetchApi });
  renderInTestApp(
    <TestApiProvider apis={[[tasksApiRef, api]]}>
      <Routes>
        <Route
          path="/create/tasks/:taskId"
          element={<ServiceResult output={options.output} />}
        />
      </Routes>
    </TestApiProvider>,
    {
      initialRouteEntries: ['/create/tasks/1'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return asked;
}

const task = (status: string) => ({
  id: '1',
  status,
  spec: {
    steps,
    parameters: answers,
    templateInfo: { entityRef: 'template:default/fastapi-service' },
  },
});

describe('ServiceResult', () => {
  it('says what the current step does and waits for, and then what was made', async () => {
    show(
      {
        '/v2/tasks/1': [task('processing'), task('completed')],
        '/v2/tasks/1/events': [
          [
            log('render', { status: 'processing' }),
            log('render', { status: 'completed' }),
            log('repository', { status: 'processing' }),
            log('repository', {
              message: '\u001b[32minfo\u001b[39m: Waiting 60 s to create it',
            }),
          ],
        ],
      },
      {
        output: {
          repoUrl: 'http://localhost:7008/acme/shop',
          cloneUrl: 'http://localhost:7008/acme/shop.git',
          pipelinesUrl: 'data:text/html,no',
          'changes:repository': [
            { subject: 'repository acme/shop', action: 'kept' },
          ],
        },
      },
    );
    expect(await screen.findByText('Now: Create the repository')).toBeVisible();
    expect(screen.getByText(/^Waiting 60 s to create it · /)).toBeVisible();
    expect(screen.getByText(/You can close this page/)).toBeVisible();

    expect(
      await screen.findByRole(
        'heading',
        { name: 'shop is created' },
        { timeout: 3000 },
      ),
    ).toBeVisible();
    expect(screen.getAllByRole('link').map(each => each.textContent)).toEqual([
      'Repository',
    ]);
    expect(
      screen.getByText('git clone http://localhost:7008/acme/shop.git'),
    ).toBeVisible();
    await userEvent.click(screen.getByText('What was done'));
    expect(
      screen.getByText('repository acme/shop: was there already'),
    ).toBeVisible();
  });

  it('says why a task failed and what exists, and discards it once confirmed', async () => {
    const asked = show({
      '/v2/tasks/1': [task('failed')],
      '/v2/tasks/1/events': [
        [
          log('repository', { status: 'failed' }),
          {
            id: 2,
            type: 'completion',
            createdAt: '2026-01-01T00:00:00Z',
            body: {
              message: 'Run completed with status: failed',
              error: { name: 'InputError', message: 'owner: nobody is there' },
            },
          },
        ],
      ],
      '/slipway/tasks/1/aftermath': [
        { repository, entityRefs: [] },
        { entityRefs: [], kept: 'There is no repository' },
      ],
      '/slipway/tasks/1/aftermath/discard': [
        { error: { name: 'ConflictError', message: 'it has refs/heads/x' } },
        { removed: ['repository acme/shop'] },
      ],
    });
    expect(await screen.findByText('owner: nobody is there')).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'acme/shop' }),
    ).toBeVisible();
    const form = screen.getByRole('link', { name: /^Continue/ });
    const href = new URL(form.getAttribute('href') ?? '', 'http://localhost');
    expect(href.pathname).toBe('/create/templates/default/fastapi-service');
    expect(JSON.parse(href.searchParams.get('formData') ?? '')).toEqual({
      name: 'shop',
      owner: 'orders',
    });

    await userEvent.click(screen.getByRole('button', { name: 'Discard…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: /^Delete/ });
    await userEvent.click(confirm);
    expect(await dialog.findByText(/it has refs\/heads\/x/)).toBeVisible();
    await userEvent.click(confirm);
    expect(await screen.findByText('Nothing was made.')).toBeVisible();
    expect(asked.filter(([path]) => path.endsWith('/discard'))).toEqual([
      ['/slipway/tasks/1/aftermath/discard', { repositoryId: '42' }],
      ['/slipway/tasks/1/aftermath/discard', { repositoryId: '42' }],
    ]);
  });

  it('offers nothing to discard where the server keeps it', async () => {
    show({
      '/v2/tasks/1': [task('cancelled')],
      '/v2/tasks/1/events': [[]],
      '/slipway/tasks/1/aftermath': [
        {
          repository: { ...repository, content: 'other' },
          entityRefs: ['component:default/shop'],
          kept: 'The repository was there before this task, so it is kept',
        },
      ],
    });
    expect(
      await screen.findByText(/^It cannot be discarded here/),
    ).toBeVisible();
    expect(screen.getByText('The task was cancelled')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Discard…' })).toBeNull();
  });
});
