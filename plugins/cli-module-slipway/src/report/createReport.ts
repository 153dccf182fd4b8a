import { Task } from '../portal/Task';
import { LiveReport } from './LiveReport';
import { PlainReport } from './PlainReport';
import { TaskProgress } from './TaskProgress';
import { TaskReport } from './TaskReport';

/**
 * A live display where a person looks at a terminal, and plain lines everywhere else: on standard error where
 * standard output is for a program.
 */
export function createReport(
  task: Task,
  options: { readonly isJson: boolean },
): TaskReport {
  const progress = new TaskProgress(task);
  const { env, stderr, stdout } = process;
  const isLive =
    stdout.isTTY && !options.isJson && env.TERM !== 'dumb' && !isPipeline(env);
  return isLive
    ? new LiveReport(progress, stdout)
    : new PlainReport(progress, line =>
        (options.isJson ? stderr : stdout).write(`${line}\n`),
      );
}

/** Some pipelines have a terminal that nobody looks at. */
function isPipeline({ CI = '' }: NodeJS.ProcessEnv): boolean {
  return !['', '0', 'false'].includes(CI);
}
