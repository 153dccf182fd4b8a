import { mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** How many lines are shown of a service that ended by itself. */
const lastLines = 30;

/** Backstage writes time, plugin and level first: errors of any plugin and warnings of ours; and what does not build. */
const remarkable = [
  /^\d{4}-\d\d-\d\dT\S+ \S+ error /,
  /^\d{4}-\d\d-\d\dT\S+ (slipway|sandbox-forge) warn /,
  /^\s*(ERROR|Error|[A-Z]\w*Error)\b/,
];

/** Whether a person at the screen should see a line of a service's log. */
export function isRemarkable(line) {
  const text = stripVTControlCharacters(line);
  return remarkable.some(pattern => pattern.test(text));
}

/** Keeps the output of a service in a file, shows what is remarkable, and remembers the end of it. */
export class ServiceLog {
  #file;
  #last = [];
  #show;

  /** `show` is given each line for the screen; with `verbose` that is every line. */
  constructor({ path, verbose, show }) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'w');
    this.#show = line => (verbose || isRemarkable(line)) && show(line);
    this.path = path;
  }

  add(line) {
    writeSync(this.#file, `${stripVTControlCharacters(line)}\n`);
    this.#last = [...this.#last.slice(1 - lastLines), line];
    this.#show(line);
  }

  /** The last lines, for a service that ended by itself. */
  get last() {
    return this.#last;
  }
}
