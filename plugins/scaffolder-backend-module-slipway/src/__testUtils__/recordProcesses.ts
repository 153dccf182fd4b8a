import childProcess from 'node:child_process';

/** The programs that this process starts, each with its arguments and environment as text. */
export function recordProcesses(): {
  readonly started: readonly string[];
  stop(): void;
} {
  const started: string[] = [];
  const { spawn } = childProcess.ChildProcess.prototype as unknown as {
    spawn: (options: { args?: unknown; envPairs?: unknown }) => unknown;
  };
  // Below every way to start one; it is noted and started as ever.
  Object.assign(childProcess.ChildProcess.prototype, {
    spawn(this: unknown, options: { args?: unknown; envPairs?: unknown }) {
      started.push(JSON.stringify([options.args, options.envPairs]));
      return spawn.call(this as never, options);
    },
  });
  return {
    started,
    stop: () => Object.assign(childProcess.ChildProcess.prototype, { spawn }),
  };
}
