import { isError } from '@backstage/errors';
import { Left, OnInterrupt } from './Command';
import { jsonEnd } from './jsonEnd';
import { printable } from './printable';
import { writeLine } from './writeLine';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Has a program that is interrupted tell what it leaves, and end by the signal as any other would; and one in which
 * something breaks that nothing waits for tell that, and end with status 1. `forget` takes that back.
 */
export function watchEnd(
  name: string,
  isJson: boolean,
): { readonly onInterrupt: OnInterrupt; readonly forget: () => void } {
  let leave = (): Left | undefined => undefined;
  function interrupt(signal: NodeJS.Signals) {
    forget();
    const { task, text } = leave() ?? {};
    tell(text);
    const error = text ?? `interrupted by ${signal}`;
    end({ ...task, status: 'interrupted', error }, () =>
      process.kill(process.pid, signal),
    );
  }
  function breakOff(thrown: Error) {
    forget();
    const { task, text } = leave() ?? {};
    tell([reasonOf(thrown), text].filter(Boolean).join('; '));
    end({ ...jsonEnd(thrown, task?.taskId), ...task }, () => process.exit(1));
  }
  function tell(text: string | undefined) {
    if (text !== undefined) {
      process.stderr.write(`slipway ${name}: ${printable(text)}\n`);
    }
  }
  function end(json: object, done: () => void) {
    if (isJson) {
      writeLine(JSON.stringify(json), done);
    } else {
      done();
    }
  }
  function forget() {
    signals.forEach(each => process.off(each, interrupt));
    process.off('uncaughtException', breakOff);
  }
  signals.forEach(each => process.once(each, interrupt));
  process.once('uncaughtException', breakOff);
  return { forget, onInterrupt: next => (leave = next) };
}

function reasonOf(thrown: unknown): string {
  if (isError(thrown) && thrown.code === 'EPIPE') {
    return 'whoever reads the output has closed it';
  }
  return isError(thrown) ? thrown.message : String(thrown);
}
