import { SearchField, Skeleton, Switch } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { ShownTrees } from '../../preview/PreviewApi';
import { useTexts } from '../useTexts';
import { compareTrees } from './compareTrees';
import { FileTree } from './FileTree';
import { FileView } from './FileView';
import { searchFiles } from './searchFiles';
import styles from './SlipwayPreview.module.css';

/** The first of these that is there is open first. */
const first = ['README.md', '.slipway.json'];

/** The files as folders beside the one that is open; as large while they are loading. */
export function FileBrowser({ trees }: { readonly trees?: ShownTrees }) {
  return trees ? <Browser trees={trees} /> : <Loading />;
}

function Browser({ trees }: { readonly trees: ShownTrees }) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const { files } = trees.current;
  const changed = useMemo(() => compareTrees(trees), [trees]);
  const found = useMemo(() => searchFiles(files, search), [files, search]);
  const paths = onlyChanged
    ? changed.map(({ path }) => path)
    : files.map(({ path }) => path);
  const hits = found && new Map(found.map(hit => [hit.path, hit.lines]));
  const shown = hits ? paths.filter(path => hits.has(path)) : paths;
  const open =
    [chosen, ...first].find(path => path && shown.includes(path)) ?? shown[0];
  return (
    <div className={styles.browser}>
      <div className={styles.side}>
        <SearchField
          aria-label={t('preview.files.search')}
          placeholder={t('preview.files.search')}
          value={search}
          onChange={setSearch}
          // Enter would go on to the next page of the form.
          onSubmit={() => undefined}
        />
        {changed.length > 0 && (
          <Switch
            label={t('preview.changes.show', { count: changed.length })}
            isSelected={onlyChanged}
            onChange={setOnlyChanged}
          />
        )}
        <p role="status" className={styles.found}>
          {hits && t('preview.files.found', { count: shown.length })}
        </p>
        <FileTree
          paths={shown}
          changed={changed}
          isWhole={Boolean(hits) || onlyChanged}
          open={open}
          onOpen={setChosen}
        />
      </div>
      <FileView
        file={files.find(({ path }) => path === open)}
        change={
          onlyChanged ? changed.find(({ path }) => path === open) : undefined
        }
        marked={(open && hits?.get(open)) || []}
      />
    </div>
  );
}

function Loading() {
  const t = useTexts();
  return (
    <div
      role="status"
      className={styles.browser}
      aria-busy
      aria-label={t('preview.loading')}
    >
      <div className={styles.side}>
        {Array.from({ length: 14 }, (_, index) => (
          <Skeleton key={index} height="1.25rem" width={`${90 - index * 3}%`} />
        ))}
      </div>
      <Skeleton width="100%" height="100%" />
    </div>
  );
}
