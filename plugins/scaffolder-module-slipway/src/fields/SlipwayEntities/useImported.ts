import { useEffect, useState } from 'react';
import { Imported } from './importing/Imported';
import { importText } from './importing/importText';

/** What a text becomes; `undefined` for none, and until the first one is read. */
export function useImported(text: string): Imported | undefined {
  const [imported, setImported] = useState<Imported>();
  useEffect(() => {
    let isCurrent = true;
    const read = text.trim() ? importText(text) : Promise.resolve(undefined);
    read.then(result => isCurrent && setImported(result));
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return imported;
}
