import { structuredPatch } from 'diff';
import { useMemo } from 'react';
import { useTexts } from '../useTexts';
import { ChangedFile } from './compareTrees';
import code from './CodeView.module.css';
import styles from './SlipwayPreview.module.css';

const kinds: Readonly<Record<string, 'added' | 'removed'>> = {
  '+': 'added',
  '-': 'removed',
};

/** What differs between the file as it was with the answers before and as it is now. */
export default function DiffView({ change }: { readonly change: ChangedFile }) {
  const t = useTexts();
  const { path, before, after } = change;
  const hunks = useMemo(
    () =>
      structuredPatch(
        path,
        path,
        before?.text ?? '',
        after?.text ?? '',
        undefined,
        undefined,
        { context: 3 },
      ).hunks,
    [path, before, after],
  );
  if (hunks.length === 0) {
    return <p className={styles.none}>{t('preview.changes.mode')}</p>;
  }
  return (
    <div
      className={code.code}
      role="region"
      aria-label={path}
      // What can be scrolled has to be reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {hunks.map(({ oldStart, newStart, lines }) => (
        <pre key={`${oldStart} ${newStart}`} className={code.hunk}>
          <span className={code.place}>{`@@ ${oldStart} → ${newStart}`}</span>
          {lines.map((line, index) => (
            <span key={`${index} ${line}`} data-line={kinds[line[0] ?? '']}>
              {line}
            </span>
          ))}
        </pre>
      ))}
    </div>
  );
}
