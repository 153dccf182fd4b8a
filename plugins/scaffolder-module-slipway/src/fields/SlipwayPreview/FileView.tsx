import { Badge, Skeleton } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { ShownFile } from '../../preview/PreviewApi';
import { useTexts } from '../useTexts';
import { ChangedFile } from './compareTrees';
import { formatSize } from './formatSize';
import { languageOf } from './languageOf';
import styles from './SlipwayPreview.module.css';

const CodeView = lazy(() => import('./CodeView'));
const DiffView = lazy(() => import('./DiffView'));

interface FileViewProps {
  readonly file: ShownFile | undefined;
  /** Shown instead of the file's content where it is given. */
  readonly change: ChangedFile | undefined;
  /** Numbers of lines to point out. */
  readonly marked: readonly number[];
}

/** One file: what it is called, whose it is, and what is in it. */
export function FileView({ file, change, marked }: FileViewProps) {
  const t = useTexts();
  const shown = file ?? change?.before;
  if (!shown) {
    return <div className={styles.file} />;
  }
  const { path, mode, size, withheld, text = '' } = shown;
  return (
    <article className={styles.file} aria-label={path}>
      <header>
        <h3>{path}</h3>
        <span className={styles.facts}>
          <span>{formatSize(size)}</span>
          {mode === '100755' && (
            <Badge size="small">{t('preview.files.executable')}</Badge>
          )}
          <Badge size="small">{t(`preview.files.class.${shown.class}`)}</Badge>
        </span>
      </header>
      {withheld ? (
        <p className={styles.none}>{t(`preview.files.${withheld}`)}</p>
      ) : (
        <Suspense fallback={<Skeleton width="100%" height="100%" />}>
          {change ? (
            <DiffView change={change} />
          ) : (
            <CodeView
              key={path}
              text={text}
              language={languageOf(path)}
              label={path}
              marked={marked}
            />
          )}
        </Suspense>
      )}
    </article>
  );
}
