import { Text } from '@backstage/ui';
import { useTexts } from '../useTexts';
import { Imported } from './importing/Imported';
import styles from './SlipwayEntities.module.css';

/** So many notes are told one by one. */
const toldNotes = 20;

/** What a pasted text becomes, and what cannot be taken over, line by line. */
export function PasteResult(props: { readonly imported?: Imported }) {
  const t = useTexts();
  const { entities = [], notes = [] } = props.imported ?? {};
  const names = entities.map(
    ({ name, fields }) => `${name} (${fields.length})`,
  );
  const hidden = notes.length - toldNotes;
  return (
    <div role="status" aria-live="polite" className={styles.pasteResult}>
      {names.length > 0 && (
        <Text as="p">
          {t('entities.pasting.found', { names: names.join(', ') })}
        </Text>
      )}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.slice(0, toldNotes).map(({ line, message }, index) => (
            <li key={index}>
              {t('entities.pasting.note', { line: String(line), message })}
            </li>
          ))}
          {hidden > 0 && (
            <li>{t('entities.pasting.hidden', { hidden: String(hidden) })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
