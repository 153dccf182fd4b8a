// Every check is a file of one of two folders and exports, as its default,
//   name     what a line of the result calls it
//   applies  (dir) => whether a rendered service has anything for it to look at
//   run      async (dirs, context) => its problems, each {dir, message}; none where all is well
// `context` is that of createContext; a tool that cannot be had here throws and the check is skipped by name.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The checks that need only the files; each takes many services at once. */
export const staticChecks = await load('static');

/** The checks that run the service, in this order; each takes one. */
export const runningChecks = await load('running', [
  'migrations',
  'tests',
  'lifecycle',
  'behaviour',
  'contract',
]);

/** What all checks are called. */
export const checkNames = [...staticChecks, ...runningChecks].map(
  ({ name }) => name,
);

async function load(folder, order) {
  const names =
    order?.map(name => `${name}.mjs`) ??
    readdirSync(join(import.meta.dirname, folder)).sort();
  return Promise.all(
    names.map(async name => (await import(`./${folder}/${name}`)).default),
  );
}
