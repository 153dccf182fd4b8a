import { JsonValue } from '@backstage/types';
import { WatchedTask } from './Task';

/** What was done with one thing. */
export interface DoneThing {
  readonly subject: string;
  readonly action: 'created' | 'updated' | 'kept' | 'planned';
}

/** What a completed task gives. */
export interface Created {
  readonly repoUrl: string;
  readonly cloneUrl?: string;
  readonly entityRef?: string;
  readonly pipelinesUrl?: string;
  /** What each step did, by the step's id. */
  readonly changes: ReadonlyMap<string, readonly DoneThing[]>;
}

/** What a step did is below this and its id: an output of a template has no members. */
const PREFIX = 'changes:';
const actions = new Set<unknown>(['created', 'updated', 'kept', 'planned']);

/** The output of a task; the event of its end has it, before Backstage's page does. */
export function outputOf({ events }: WatchedTask): JsonValue | undefined {
  return events.findLast(({ type }) => type === 'completion')?.body.output;
}

/** Reads the output of a task; `undefined` where it is none of a service. Links lead to web addresses only. */
export function readCreated(output: unknown): Created | undefined {
  const { repoUrl, cloneUrl, entityRef, pipelinesUrl } = Object(output);
  const home = webAddress(repoUrl);
  if (home === undefined) {
    return undefined;
  }
  return {
    repoUrl: home,
    cloneUrl: webAddress(cloneUrl),
    entityRef: typeof entityRef === 'string' ? entityRef : undefined,
    pipelinesUrl: webAddress(pipelinesUrl),
    changes: new Map(
      Object.entries(Object(output)).flatMap(([key, things]) =>
        key.startsWith(PREFIX)
          ? [[key.slice(PREFIX.length), doneThings(things as JsonValue)]]
          : [],
      ),
    ),
  };
}

function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && /^https?:\/\//.test(value)
    ? value
    : undefined;
}

function doneThings(value: JsonValue): readonly DoneThing[] {
  return (Array.isArray(value) ? value : []).flatMap(each => {
    const { subject, action } = Object(each);
    return typeof subject === 'string' && actions.has(action)
      ? [{ subject, action }]
      : [];
  });
}
