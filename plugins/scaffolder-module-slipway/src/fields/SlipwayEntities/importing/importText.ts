import { Imported } from './Imported';
import { beginsAsJson } from './beginsAsJson';
import { usableNames } from './usableNames';
import { longestText, withinLimits } from './withinLimits';

/** What a pasted text is read as. */
type Kind = 'sql' | 'json';

/** SQL that begins with another statement, and has none that says how tables are. */
const otherSql =
  /^\s*(?:select|insert|update|delete|drop|with|set|begin|copy|grant|use)\s[^:]*$/i;

/** Reads SQL, a JSON schema or a JSON sample; the readers are loaded with the first text. */
export async function importText(text: string): Promise<Imported> {
  if (text.length > longestText) {
    const message = `the text has ${text.length} characters, of which at most ${longestText} are read; paste the tables without their rows`;
    return { entities: [], notes: [{ line: 1, message }] };
  }
  return usableNames(withinLimits(await read(text)));
}

async function read(text: string): Promise<Imported> {
  if (kindOf(text) === 'sql') {
    const { importSql } = await import('./importSql');
    return importSql(text);
  }
  if (otherSql.test(text)) {
    const message = 'there is no CREATE TABLE, so it describes no entity';
    return { entities: [], notes: [{ line: 1, message }] };
  }
  const { importJson } = await import('./importJson');
  return importJson(text);
}

function kindOf(text: string): Kind {
  return beginsAsJson.test(text) || !/\b(create|alter)\s/i.test(text)
    ? 'json'
    : 'sql';
}
