import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { DefaultTasksApi } from './DefaultTasksApi';
import { ServiceResult } from './ServiceResult';
import { tasksApiRef } from './TasksApi';

const steps = [
  { id: 'render', name: 'Render' },
  { id: 'repository', name: 'Create the repository' },
  { id: 'pipeline', name: 'Set up', action: 'slipway:pipeline:configure' },
];
const answers = { name: 'shop', owner: 'orders' };
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

const failed = {
  id: 2,
  type: 'completion',
  createdAt: '2026-01-01T00:00:00Z',
  body: {
    message: 'Run completed with status: failed',
    error: { name: 'InputError', message: 'owner: nobody is there' },
  },
};

/** The backend's answers by path, as its own tests have them; the last of a list stays. */
function show(replies: Record<string, unknown[]>) {
  const asked: [string, unknown][] = [];
  const fetchApi = {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const path = String(input).replace('plugin://scaffolder', '');
      asked.push([path, init?.body && JSON.parse(String(init.body))]);
      const [reply, ...rest] = replies[path] ?? [];
      replies[path] = rest.length > 0 ? rest : [reply];
      const isRefused = Object(reply).error !== undefined;
      const body = isRefused ? { ...Object(reply), response: {} } : reply;
      return new Response(JSON.stringify(body), {
        status: isRefused ? 409 : 200,
        headers: { 'content-type': 'application/json' },
      });
    },
  };
  const api = new DefaultTasksApi({ fetchApi });
  renderInTestApp(
    <TestApiProvider apis={[[tasksApiRef, api]]}>
      <Routes>
        <Route path="/create/tasks/:taskId" element={<ServiceResult />} />
      </Routes>
    </TestApiProvider>,
    {
      initialRouteEntries: ['/create/tasks/1'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return asked;
}

const task = (status: string, secrets: object = {}) => ({
  id: '1',
  status,
  spec: {
    steps,
    parameters: { ...answers, ...secrets },
    templateInfo: { entityRef: 'template:default/fastapi-service' },
  },
});

/** What the parts are called that tell of each step. */
const titles = () =>
  screen
    .getAllByRole('heading', { level: 3 })
    .map(each => each.textContent)
    .filter(text => text?.match(/^(Render|Create the|Set up)/));

describe('ServiceResult', () => {
  it('says what the current step does and waits for, and then what was made', async () => {
    const running = [
      log('render', { status: 'processing' }),
      log('render', { status: 'completed' }),
      log('repository', { status: 'processing' }),
      log('repository', {
        message: '\u001b[32minfo\u001b[39m: Waiting 60 s to create it',
      }),
    ];
    const ended = [
      {
        ...log('repository', { status: 'completed' }),
        createdAt: '2026-01-01T00:00:02Z',
      },
      log('pipeline', { status: 'skipped' }),
    ];
    const output = {
      repoUrl: 'http://localhost:7008/acme/shop',
      cloneUrl: 'http://localhost:7008/acme/shop.git',
      pipelinesUrl: 'data:text/html,no',
      'changes:repository': [
        { subject: 'repository acme/shop', action: 'kept' },
      ],
    };
    const end = { ...failed, body: { output } };
    show({
      '/v2/tasks/1': [task('processing'), task('completed')],
      '/v2/tasks/1/events': [
        [log('pipeline', { status: 'failed' }), { type: 'recovered' }].concat(
          running as never,
        ),
        [...running, ...ended, end],
      ],
    });
    expect(
      await screen.findByText('Step 2 of 3: Create the repository'),
    ).toBeVisible();
    expect(screen.getByText('Waiting 60 s to create it')).toBeVisible();
    expect(screen.getByText(/^\d+ min \d+ s ago$/)).toBeVisible();
    expect(
      screen.getAllByRole('listitem').map(each => each.textContent),
    ).toEqual([
      'Render: doneunder 1 s',
      expect.stringMatching(/^Create the repository: being done\d+ min/),
      'Set up: to do',
    ]);
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
    expect(titles()).toEqual([
      'Render (under 1 s)',
      'Create the repository (2 s)',
      'Set up: skipped',
    ]);
    expect(
      screen.getByText('repository acme/shop: was there already'),
    ).toBeVisible();
  });

  it('says why a task failed and what exists, and discards it once confirmed', async () => {
    const asked = show({
      '/v2/tasks/1': [task('failed')],
      '/v2/tasks/1/events': [[log('repository', { status: 'failed' }), failed]],
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
    await userEvent.click(screen.getByText('What the steps did'));
    expect(titles()).toEqual(['Create the repository: failed']);
    expect(
      await screen.findByText(/keeps what is there already/),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'acme/shop' }),
    ).toBeVisible();
    const form = screen.getByRole('link', { name: 'Change the answers' });
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
    expect(await screen.findByText('Nothing is left of it.')).toBeVisible();
    expect(screen.getByText('Deleted: repository acme/shop.')).toBeVisible();
    expect(screen.getByText(/^There is nothing to keep/)).toBeVisible();
    expect(screen.queryByText(/keeps what is there/)).toBeNull();
    // The button that had the focus is gone.
    const region = screen.getByRole('region', { name: 'shop' });
    await waitFor(() => expect(region).toHaveFocus());
    expect(asked.filter(([path]) => path.endsWith('/discard'))).toEqual([
      ['/slipway/tasks/1/aftermath/discard', { repositoryId: '42' }],
      ['/slipway/tasks/1/aftermath/discard', { repositoryId: '42' }],
    ]);
  });

  it('continues where it is, and says why where it cannot', async () => {
    const asked = show({
      '/v2/tasks/1': [task('failed'), task('processing')],
      '/v2/tasks/1/events': [[failed]],
      '/slipway/tasks/1/aftermath': [{ entityRefs: [] }],
      '/v2/tasks/1/retry': [
        { error: { name: 'NotAllowedError', message: 'you may not' } },
        { id: '1' },
      ],
    });
    expect(await screen.findByText('Nothing was made.')).toBeVisible();
    const proceed = screen.getByRole('button', { name: 'Continue' });
    await userEvent.click(proceed);
    expect(await screen.findByText(/not continued: you may not/)).toBeVisible();
    await userEvent.click(proceed);
    expect(
      await screen.findByRole('heading', { name: 'Creating shop' }),
    ).toBeVisible();
    const region = screen.getByRole('region', { name: 'shop' });
    await waitFor(() => expect(region).toHaveFocus());
    expect(asked.filter(([path]) => path.endsWith('/retry'))).toEqual([
      ['/v2/tasks/1/retry', { secrets: {} }],
      ['/v2/tasks/1/retry', { secrets: {} }],
    ]);
  });

  it('continues in the form where secrets have to be entered again', async () => {
    show({
      '/v2/tasks/1': [task('failed', { 'ci:TOKEN': '***' })],
      '/v2/tasks/1/events': [[failed]],
      '/slipway/tasks/1/aftermath': [{ entityRefs: [] }],
    });
    const form = await screen.findByRole('link', {
      name: 'Continue in the form',
    });
    expect(decodeURIComponent(form.getAttribute('href') ?? '')).not.toContain(
      'ci:TOKEN',
    );
    expect(screen.getByText(/enter the secrets again/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
  });

  it('does not say that nothing was made where the task was begun again', async () => {
    show({
      '/v2/tasks/1': [task('failed')],
      '/v2/tasks/1/events': [[{ type: 'recovered', body: {} }, failed]],
      '/slipway/tasks/1/aftermath': [{ entityRefs: [] }],
    });
    expect(await screen.findByText('Nothing is left of it.')).toBeVisible();
    expect(screen.queryByText('Nothing was made.')).toBeNull();
  });

  it('offers nothing to discard where the server keeps it', async () => {
    show({
      '/v2/tasks/1': [task('failed')],
      '/v2/tasks/1/events': [
        [
          log('repository', { status: 'failed' }),
          { type: 'cancelled', body: {} },
          failed,
        ],
      ],
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
    expect(screen.getByText('Creating shop was cancelled')).toBeVisible();
    expect(screen.queryByText('owner: nobody is there')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Discard…' })).toBeNull();
  });
});
