import { Skeleton } from '@backstage/ui';
import { ShownTree } from '../../preview/PreviewApi';
import { useTexts } from '../useTexts';
import { formatSize } from './formatSize';
import styles from './SlipwayPreview.module.css';

/** How much there is, and what it is made from. */
export function Summary(props: {
  readonly tree?: ShownTree;
  readonly isFailed: boolean;
}) {
  const { tree, isFailed } = props;
  const t = useTexts();
  return (
    <div className={styles.summary}>
      <h2>{t('preview.title')}</h2>
      <div role="status" data-digest={tree?.digest}>
        {tree
          ? t('preview.summary', {
              files: String(tree.files.length),
              size: formatSize(tree.bytes),
              skeleton: tree.skeleton.name,
              version: tree.skeleton.version,
            })
          : !isFailed && <Skeleton width="24rem" height="1lh" />}
      </div>
    </div>
  );
}
