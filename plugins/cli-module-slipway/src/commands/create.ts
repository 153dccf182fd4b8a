import { InputError } from '@backstage/errors';
import { Answers } from '@slipway/plugin-slipway-common';
import { readAnswersFile, wrongAnswers } from '../input/readAnswersFile';
import { readArguments } from '../input/readArguments';
import { readTemplateRef } from '../input/readTemplateRef';
import { followTask } from '../portal/followTask';
import { Remains, remainsOf } from '../portal/remainsOf';
import { StartedTask, startTask } from '../portal/startTask';
import { TaskEvent } from '../portal/Task';
import { Ending, Left, OnInterrupt } from '../program/Command';
import { jsonEnd } from '../program/jsonEnd';
import { loadDefault } from '../program/loadDefault';
import { oneLine } from '../program/oneLine';
import { createReport } from '../report/createReport';
import { leftAtStart, leftOver, leftTask } from '../report/leftTask';

/** What a finished task gives; the members of its output are there where its template has them. */
interface Creation {
  readonly taskId: string;
  readonly status: string;
  readonly repoUrl?: string;
  readonly cloneUrl?: string;
  readonly commit?: string;
  readonly entityRef?: string;
  readonly durationMs: number;
  /** Why it did not complete, in one line. */
  readonly error?: string;
}

/** How a run shows what it does. */
interface Showing {
  readonly isJson: boolean;
  /** Of the program, by its clock. */
  readonly start: number;
  readonly onInterrupt: OnInterrupt;
}

const specs = {
  values: { type: 'string', required: true },
  secrets: { type: 'string' },
  template: { type: 'string' },
  portal: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Options = ReturnType<typeof readArguments<typeof specs>>;

/** `slipway create`: runs the template through a portal and shows its steps. */
export default async function create(
  args: readonly string[],
  onInterrupt: OnInterrupt,
): Promise<Ending> {
  const start = performance.now();
  const options = readArguments(args, specs);
  const started = await startFrom(options, onInterrupt);
  const showing = { isJson: options.json, start, onInterrupt };
  return endOf(started, showing).catch(error => lost(leftTask(started), error));
}

async function startFrom(
  options: Options,
  onInterrupt: OnInterrupt,
): Promise<StartedTask> {
  if (options.values === '-' && options.secrets === '-') {
    throw new InputError(
      '--secrets: standard input already holds the values; give the path of a file',
    );
  }
  const url = readPortalUrl(options.portal ?? 'http://localhost:7007');
  const templateRef = readTemplateRef(options.template);
  const file = await readAnswersFile(options.values);
  const { answers, input, problems } = file;
  const error =
    problems.length > 0 ? wrongAnswers(options.values, problems) : undefined;
  if (error && !file.isSendable) {
    throw error;
  }
  const secrets = await readSecrets(options.secrets, answers, error);
  const request = {
    templateRef,
    values: error ? Object(input) : answers,
    secrets,
  };
  return startTask(url, request, {
    known: problems,
    refuse: found => wrongAnswers(options.values, found),
    onStart: () => onInterrupt(() => leftAtStart),
  });
}

/** The portal can be asked no more, whatever the reason. */
function lost({ task, text }: Required<Left>, error: Error): Ending {
  const failure = new Error(`${error.message}; ${text}`);
  return { failure, json: { ...jsonEnd(failure, task.taskId), ...task } };
}

async function endOf(
  started: StartedTask,
  { isJson, start, onInterrupt }: Showing,
): Promise<Ending> {
  const { portal, taskId } = started;
  onInterrupt(() => leftTask(started));
  const report = createReport(await portal.readTask(taskId), { isJson });
  onInterrupt(() => {
    report.end();
    return leftTask(started);
  });
  const last = await followTask(portal, taskId, report).finally(() => {
    report.end();
    onInterrupt(() => leftTask(started));
  });
  onInterrupt(() => leftOver(started));
  return tell(started, last, start).catch(error =>
    lost(leftOver(started), error),
  );
}

/** What became of a task that is over. */
async function tell(
  { portal, taskId }: StartedTask,
  last: TaskEvent,
  start: number,
): Promise<Ending> {
  const { status } = await portal.readTask(taskId);
  const creation = creationOf(last, { taskId, status, start });
  const text = summaryOf(creation);
  return status === 'completed'
    ? { text, json: creation }
    : {
        text,
        json: { ...creation, error: oneLine(reasonOf(last)) },
        failure: failureOf(creation, last, await remainsOf(portal, taskId)),
      };
}

/** The engine's rules for secrets take a while to load: only whoever gives some waits for them. */
async function readSecrets(
  path: string | undefined,
  answers: Answers,
  wrong: Error | undefined,
) {
  if (path === undefined) {
    return undefined;
  }
  const read = await loadDefault(import('../input/readSecretsFile'));
  const environments = answers.environments.map(({ name }) => name);
  return read(path, environments).catch(error => {
    // The environments may be what is wrong.
    throw wrong ?? error;
  });
}

function readPortalUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username) {
    throw new InputError(
      "--portal must be the address of a portal's backend, such as http://localhost:7007",
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function creationOf(
  { body }: TaskEvent,
  run: {
    readonly taskId: string;
    readonly status: string;
    readonly start: number;
  },
): Creation {
  const { taskId, status, start } = run;
  const text = (key: string) => {
    const value = body.output?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    taskId,
    status,
    repoUrl: text('repoUrl'),
    cloneUrl: text('cloneUrl'),
    commit: text('commit'),
    entityRef: text('entityRef'),
    durationMs: Math.round(performance.now() - start),
  };
}

function summaryOf(creation: Creation): string {
  const { taskId, status, repoUrl, cloneUrl, entityRef, durationMs } = creation;
  return [
    `Task ${taskId} ${status} in ${(durationMs / 1000).toFixed(1)} s`,
    repoUrl && `  repository  ${repoUrl}`,
    cloneUrl && `  clone       git clone ${cloneUrl}`,
    entityRef && `  catalog     ${entityRef}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Errors that say what is wrong with the answers, in one of which each is named. */
const WRONG_INPUT = ['InputError', 'ConflictError'];

function reasonOf({ body }: TaskEvent): string {
  return body.error?.message ?? body.message;
}

function failureOf(
  { taskId, status }: Creation,
  last: TaskEvent,
  remains: Remains,
): Error {
  const { name = '' } = last.body.error ?? {};
  const told = `the task ${taskId} ${status}: ${reasonOf(last)}`;
  const isWrongInput = WRONG_INPUT.includes(name);
  if (isWrongInput && remains === 'nothing') {
    return new InputError(told);
  }
  const text = `${told}\n${adviceAfter(remains, taskId)}`;
  return isWrongInput ? new InputError(text) : new Error(text);
}

function adviceAfter(remains: Remains, taskId: string): string {
  const page = `look at the portal's /create/tasks/${taskId}`;
  return {
    nothing:
      'this run made nothing; run the same command again once the reason is gone',
    discardable: `run the same command again to continue with what is there, or ${page} to discard it`,
    kept: 'run the same command again to continue with what is there',
    unknown: `what exists now could not be found out; run the same command again, which finds what is there, or ${page}`,
  }[remains];
}
