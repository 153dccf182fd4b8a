import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { RunningTask } from './RunningTask';
import { TaskEvent } from './Task';

const spec = {
  steps: [
    { id: 'render', name: 'Render' },
    { id: 'push', name: 'Push' },
    { id: 'register', name: 'Register' },
  ],
};

/** Shows a running task with steps that are over. */
function show(...over: readonly string[]) {
  const events = over.flatMap(stepId =>
    ['processing', 'completed'].map(
      (status, id): TaskEvent => ({
        id,
        type: 'log',
        createdAt: '2026-01-01T00:00:00Z',
        body: { stepId, status },
      }),
    ),
  );
  const task = { id: '1', status: 'processing', spec };
  renderInTestApp(<RunningTask watched={{ task, events }} />);
}

const turn = 'The task is waiting for its turn.';

describe('RunningTask', () => {
  it('waits for its turn before the first step', async () => {
    show();
    expect(await screen.findByText(turn)).toBeVisible();
  });

  it('stays at the step that was done last until the next one begins', async () => {
    show('render', 'push');
    expect(await screen.findByText('Step 2 of 3: Push')).toBeVisible();
    expect(screen.queryByText(turn)).toBeNull();
  });
});
