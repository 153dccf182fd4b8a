import { Callable } from '../template/Callable';
import { TemplateError } from '../template/TemplateError';

const most = 100_000;

/** The global `range(stop)` or `range(start, stop, step)`, bounded. */
export const range = new Callable('range', ({ positional, site }) => {
  const numbers = positional.map(Number);
  const [start = 0, stop = 0] = numbers.length > 1 ? numbers : [0, ...numbers];
  const step = numbers[2] ?? 1;
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!Number.isInteger(length) || length > most) {
    throw TemplateError.at(site, `is not a range of at most ${most} numbers`);
  }
  return Array.from({ length }, (_, index) => start + index * step);
});
