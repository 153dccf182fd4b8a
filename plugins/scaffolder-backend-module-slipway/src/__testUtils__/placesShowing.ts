import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FinishedTask } from './PortalClient';
import { readTables } from './readTables';
import { Portal } from './startPortal';

const run = promisify(execFile);

/** Where the name of a service shows; no program is told it, for git's own server knows repositories by number. */
export const placesOfAName = [
  'task',
  'task as told',
  'records',
  'log',
  'databases',
  'files',
] as const;

/** Everything a portal leaves behind of a task, and where to look for it. */
export interface Traces {
  readonly portal: Portal;
  readonly task: FinishedTask;
  /** The folder of the portal's databases. */
  readonly databases: string;
  /** The programs that were started meanwhile. */
  readonly started: readonly string[];
}

/**
 * Every place that shows a text, as it is or in Base64: the task with its events and error, the records, the
 * log with its audit events, the databases with checkpoints and the task's state, the arguments and
 * environment of programs, and files, git's objects among them.
 */
export async function placesShowing(
  text: string,
  { portal, task, databases, started }: Traces,
): Promise<readonly string[]> {
  const { client, folder, logged } = portal;
  const places = {
    task,
    'task as told': await client.ask(`/scaffolder/v2/tasks/${task.id}`),
    records: await client.ask('/slipway/v1/records'),
    log: logged,
    databases: await readTables(databases),
    programs: started,
  };
  const forms = [text, Buffer.from(text).toString('base64')];
  const shown = Object.entries(places)
    .filter(([, place]) =>
      forms.some(form => JSON.stringify(place).includes(form)),
    )
    .map(([name]) => name);
  const inFiles = await Promise.all(forms.map(form => isInFiles(form, folder)));
  return inFiles.includes(true) ? [...shown, 'files'] : shown;
}

/** Not in the files of the databases: SQLite leaves there what the scaffolder has deleted, until it is written over. */
async function isInFiles(text: string, folder: string): Promise<boolean> {
  // A clone of the tests remembers where it comes from, and as whom.
  const options = ['-r', '-q', '-a', '-F', '--exclude-dir=clone-*'];
  try {
    await run('grep', [...options, '--', text, folder]);
    return true;
  } catch (error) {
    if (Object(error).code === 1) {
      return false;
    }
    throw error;
  }
}
