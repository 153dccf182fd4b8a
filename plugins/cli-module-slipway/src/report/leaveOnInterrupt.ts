import { TaskReport } from './TaskReport';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * On Ctrl-C leaves the task running, says where it is to be seen, and ends as a program that was
 * interrupted; gives what takes that back.
 */
export function leaveOnInterrupt(
  taskId: string,
  report: TaskReport,
): () => void {
  function leave(signal: NodeJS.Signals) {
    report.end();
    process.stderr.write(
      `slipway create: the task ${taskId} goes on; watch or cancel it in the portal at /create/tasks/${taskId}, or run the same command again once it is over, which finds what is there\n`,
    );
    forget();
    process.kill(process.pid, signal);
  }
  function forget() {
    signals.forEach(each => process.off(each, leave));
  }
  signals.forEach(each => process.once(each, leave));
  return forget;
}
