import { ConfigReader } from '@backstage/config';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { TaskFrame } from './TaskFrame';
import { tasksApiRef } from './TasksApi';

const ours = 'template:default/fastapi-service';

let askTitle: (ref: string) => Promise<unknown>;

/** What Backstage has on the page. */
function Content() {
  const presentation = useApi(entityPresentationApiRef);
  askTitle = ref => presentation.forEntity(ref).promise;
  return <>what the page has</>;
}

/** Opens a page in two frames, as Backstage has it, and gives the outer one. */
function openPage(
  path: string,
  read: () => Promise<object>,
  templates?: string[],
) {
  const config = new ConfigReader({ slipway: { taskPage: { templates } } });
  const forEntity = (entityRef: string) => {
    const snapshot = { entityRef, primaryTitle: `title of ${entityRef}` };
    return { snapshot, promise: Promise.resolve(snapshot) };
  };
  renderInTestApp(
    <TestApiProvider
      apis={[
        [tasksApiRef, { read } as never],
        [configApiRef, config],
        [scaffolderApiRef, {} as never],
        [entityPresentationApiRef, { forEntity } as never],
      ]}
    >
      <TaskFrame>
        <TaskFrame>
          <Content />
        </TaskFrame>
      </TaskFrame>
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );
  return () => screen.findByText('what the page has');
}

function open(...page: Parameters<typeof openPage>) {
  const frame = openPage(...page);
  return async () => (await frame()).className;
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

  it('waits for the heading until Backstage has the title of the template', async () => {
    const frame = openPage('/create/tasks/1', taskOf(ours));
    expect(await frame()).toHaveAttribute('data-untitled');
    await act(() => askTitle('component:default/shop'));
    expect(await frame()).toHaveAttribute('data-untitled');
    await act(async () =>
      expect(await askTitle(ours)).toMatchObject({
        primaryTitle: `title of ${ours}`,
      }),
    );
    expect(await frame()).not.toHaveAttribute('data-untitled');
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
