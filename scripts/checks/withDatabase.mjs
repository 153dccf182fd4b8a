import { log } from '../log.mjs';
import { findPostgres, startPostgres } from '../postgres.mjs';
import { findPython } from '../python.mjs';

/** The exit status that says: this could not be run here. */
const SKIPPED = 77;

/** Runs `work` with the URL of a throwaway PostgreSQL server; gives its exit status, or that of what cannot run here. */
export async function withDatabase(work) {
  const missing = [
    ...(findPython() ? [] : ['Python 3.11 or newer']),
    ...(findPostgres() ? [] : ['PostgreSQL']),
  ];
  if (missing.length > 0) {
    log(`services: ${missing.join(' and ')} not found on this machine`);
    return SKIPPED;
  }
  const postgres = await startPostgres();
  try {
    return await work(postgres.url);
  } catch (error) {
    log(error.message);
    return error.name === 'ToolMissing' ? SKIPPED : 1;
  } finally {
    await postgres.stop();
  }
}
