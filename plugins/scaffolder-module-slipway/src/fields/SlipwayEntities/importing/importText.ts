import { Imported } from './Imported';

/** What a pasted text is read as. */
type Kind = 'sql' | 'json';

/** Reads SQL, a JSON schema or a JSON sample; the readers are loaded with the first text. */
export async function importText(text: string): Promise<Imported> {
  if (kindOf(text) === 'sql') {
    const { importSql } = await import('./importSql');
    return importSql(text);
  }
  const { importJson } = await import('./importJson');
  return importJson(text);
}

function kindOf(text: string): Kind {
  return /^\s*[[{]/.test(text) || !/\b(create|alter)\s/i.test(text)
    ? 'json'
    : 'sql';
}
