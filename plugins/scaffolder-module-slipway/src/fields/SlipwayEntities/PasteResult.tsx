import { Text } from '@backstage/ui';
import { useTexts } from '../useTexts';
import { Imported, Note } from './importing/Imported';
import styles from './SlipwayEntities.module.css';

/** So many notes are told one by one. */
const toldNotes = 20;

interface PasteResultProps {
  readonly imported?: Imported;
  /** What has to be mended before the form goes on. */
  readonly problems: readonly Note[];
}

/** What a pasted text becomes, what of it is to be mended, and what cannot be taken over, line by line. */
export function PasteResult({ imported, problems }: PasteResultProps) {
  const t = useTexts();
  const { entities = [], notes = [] } = imported ?? {};
  const names = entities.map(
    ({ name, fields }) => `${name} (${fields.length})`,
  );
  return (
    <div role="status" aria-live="polite" className={styles.pasteResult}>
      {names.length > 0 && (
        <Text as="p">
          {t('entities.pasting.found', { names: names.join(', ') })}
        </Text>
      )}
      {problems.length > 0 && (
        <Text as="p" weight="bold">
          {t('entities.pasting.toMend')}
        </Text>
      )}
      <Notes notes={problems} />
      {problems.length > 0 && notes.length > 0 && (
        <Text as="p" weight="bold">
          {t('entities.pasting.leftOut')}
        </Text>
      )}
      <Notes notes={notes} />
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const t = useTexts();
  const hidden = notes.length - toldNotes;
  return notes.length === 0 ? null : (
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
  );
}
