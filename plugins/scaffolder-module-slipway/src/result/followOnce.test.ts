import { LogEvent, ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import ObservableImpl from 'zen-observable';
import { followOnce } from './followOnce';

const request = { taskId: '1', isTaskRecoverable: true };
const event = (id: number) => ({ id, type: 'log' } as LogEvent);

/** A scaffolder with private parts, as a client may have, that notes its connections. */
class Scaffolder {
  readonly connections: ZenObservable.SubscriptionObserver<LogEvent>[] = [];
  readonly asked: unknown[][] = [];
  readonly #tasks = ['1'];

  streamLogs(...asked: unknown[]) {
    this.asked.push(asked);
    return new ObservableImpl<LogEvent>(connection => {
      this.connections.push(connection);
    });
  }

  async listTasks() {
    return this.#tasks;
  }

  open() {
    return this.connections.filter(({ closed }) => !closed).length;
  }
}

function follow() {
  const scaffolder = new Scaffolder();
  const once = followOnce(scaffolder as unknown as ScaffolderApi);
  const begin = (after?: number) => {
    const told: unknown[] = [];
    const subscription = once.streamLogs({ ...request, after }).subscribe({
      next: ({ id }) => told.push(id),
      error: ({ message }) => told.push(message),
      complete: () => told.push('over'),
    });
    return { told, leave: () => subscription.unsubscribe() };
  };
  return { begin, once, scaffolder };
}

/** What was there is told after whoever asks has the subscription. */
const told = () => new Promise(resolve => setTimeout(resolve));

describe('followOnce', () => {
  it('tells everything to all who follow, by one connection', async () => {
    const { begin, scaffolder } = follow();
    const early = [begin(), begin()];
    scaffolder.connections[0]?.next(event(1));
    const late = begin();
    await told();
    scaffolder.connections[0]?.next(event(2));
    for (const each of [...early, late]) {
      expect(each.told).toEqual([1, 2]);
    }
    expect(scaffolder.connections).toHaveLength(1);
  });

  it('goes on until the last is gone, and begins anew after that', async () => {
    const { begin, scaffolder } = follow();
    const [first, second] = [begin(), begin()];
    scaffolder.connections[0]?.next(event(1));
    first.leave();
    scaffolder.connections[0]?.next(event(2));
    expect([first.told, second.told]).toEqual([[1], [1, 2]]);
    second.leave();
    expect(scaffolder.open()).toBe(0);
    const third = begin();
    await told();
    expect(third.told).toEqual([]);
    expect(scaffolder.connections).toHaveLength(2);
    expect(scaffolder.open()).toBe(1);
  });

  it('tells all of them that the connection is lost, or over', () => {
    const { begin, scaffolder } = follow();
    for (const end of ['lost', 'over'] as const) {
      const both = [begin(), begin()];
      const connection = scaffolder.connections.at(-1);
      if (end === 'lost') {
        connection?.error(new Error('lost'));
      } else {
        connection?.complete();
      }
      expect(both.map(each => each.told)).toEqual([[end], [end]]);
    }
    expect(scaffolder.connections).toHaveLength(2);
  });

  it('has a connection for each beginning, and for whoever asks in a way of their own', () => {
    const { begin, once, scaffolder } = follow();
    begin();
    begin(7);
    const options = { token: 'of somebody' };
    once.streamLogs(request, options).subscribe(() => {});
    expect(scaffolder.open()).toBe(3);
    expect(scaffolder.asked.at(-1)).toEqual([request, options]);
  });

  it('leaves everything else as it is', async () => {
    const { once } = follow();
    expect(await once.listTasks?.({ filterByOwnership: 'all' })).toEqual(['1']);
  });
});
