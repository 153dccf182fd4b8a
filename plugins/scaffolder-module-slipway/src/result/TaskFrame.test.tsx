import { ConfigReader } from '@backstage/config';
import { configApiRef } from '@backstage/frontend-plugin-api';
import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { TaskFrame } from './TaskFrame';
import { tasksApiRef } from './TasksApi';

const ours = 'template:default/fastapi-service';

/** Opens a page in two frames, as Backstage has it, and gives the class of the outer one. */
function open(path: string, read: () => Promise<object>, templates?: string[]) {
  const config = new ConfigReader({ slipway: { taskPage: { templates } } });
  renderInTestApp(
    <TestApiProvider
      apis={[
        [tasksApiRef, { read } as never],
        [configApiRef, config],
      ]}
    >
      <TaskFrame>
        <TaskFrame>what the page has</TaskFrame>
      </TaskFrame>
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );
  return async () => (await screen.findByText('what the page has')).className;
}

const taskOf = (entityRef: string) => async () => ({
  task: { spec: { steps: [], templateInfo: { entityRef } } },
});

describe('TaskFrame', () => {
  it('waits for our part on the page of a task of ours', async () => {
    let isRead = false;
    const classOf = open('/create/tasks/1', async () => {
      isRead = true;
      return taskOf(ours)();
    });
    await waitFor(() => expect(isRead).toBe(true));
    expect(await classOf()).toBe('awaited');
  });

  it('waits for nothing on the page of another task', async () => {
    const classOf = open('/create/tasks/1', taskOf('template:default/other'));
    await waitFor(async () => expect(await classOf()).toBe('frame'));
  });

  it('waits on the page of a template that is configured, and of no other', async () => {
    const templates = ['other'];
    const classOf = open('/create/tasks/1', taskOf(ours), templates);
    await waitFor(async () => expect(await classOf()).toBe('frame'));
    cleanup();
    let isRead = false;
    const other = open(
      '/create/tasks/1',
      async () => {
        isRead = true;
        return taskOf('template:default/other')();
      },
      templates,
    );
    await waitFor(() => expect(isRead).toBe(true));
    expect(await other()).toBe('awaited');
  });

  it('waits for nothing where the task cannot be read', async () => {
    const classOf = open('/create/tasks/1', async () => {
      throw new Error('no');
    });
    await waitFor(async () => expect(await classOf()).toBe('frame'));
  });

  it.each(['/create', '/create/tasks', '/create/templates/default/tasks'])(
    'waits for nothing at %s',
    async path => {
      const read = jest.fn();
      expect(await open(path, read)()).toBe('frame');
      expect(read).not.toHaveBeenCalled();
    },
  );
});
