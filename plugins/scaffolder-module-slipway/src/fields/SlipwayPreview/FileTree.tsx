import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiFileLine,
  RiFolderLine,
} from '@remixicon/react';
import { useEffect, useMemo, useState } from 'react';
import {
  Button,
  Collection,
  Key,
  Tree,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components';
import { useTexts } from '../useTexts';
import { buildTree, foldersOf, TreeNode } from './buildTree';
import { ChangedFile, FileChange } from './compareTrees';
import styles from './SlipwayPreview.module.css';

interface FileTreeProps {
  readonly paths: readonly string[];
  readonly changed: readonly ChangedFile[];
  /** Whether every folder is open, since few files are left. */
  readonly isWhole: boolean;
  readonly open: string | undefined;
  readonly onOpen: (path: string) => void;
}

/** The files as nested folders, for the mouse, the keyboard and screen readers alike. */
export function FileTree(props: FileTreeProps) {
  const { paths, changed, isWhole, open, onOpen } = props;
  const t = useTexts();
  const nodes = useMemo(() => buildTree(paths), [paths]);
  const [unfolded, setUnfolded] = useState<Iterable<Key>>(() =>
    topFolders(nodes),
  );
  const all = useMemo(() => foldersOf(paths), [paths]);
  useEffect(() => {
    setUnfolded(isWhole ? all : topFolders(nodes));
    // A folder that somebody opened stays open until the list is another one.
  }, [isWhole, all, nodes]);
  const changes = useMemo(
    () => new Map(changed.map(({ path, change }) => [path, change])),
    [changed],
  );
  return (
    <Tree
      aria-label={t('preview.files.tree')}
      className={styles.tree}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={open ? [open] : []}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : keys;
        if (typeof key === 'string' && paths.includes(key)) {
          onOpen(key);
        }
      }}
      expandedKeys={unfolded}
      onExpandedChange={keys => setUnfolded(keys)}
      items={nodes}
      renderEmptyState={() => <p>{t('preview.files.nothing')}</p>}
      dependencies={[changes]}
    >
      {node => <Node id={node.path} node={node} changes={changes} />}
    </Tree>
  );
}

/** Folders that hold the tools' own files are rarely what somebody looks for. */
function topFolders(nodes: readonly TreeNode[]): readonly string[] {
  return nodes
    .filter(({ children, name }) => children && !name.startsWith('.'))
    .map(({ path }) => path);
}

interface NodeProps {
  /** By which the tree tells its rows apart. */
  readonly id: string;
  readonly node: TreeNode;
  readonly changes: ReadonlyMap<string, FileChange>;
}

function Node({ id, node, changes }: NodeProps) {
  const { path, name, children } = node;
  return (
    <TreeItem id={id} textValue={name} className={styles.node}>
      <TreeItemContent>
        {({ isExpanded }) => (
          <NodeLabel
            node={node}
            isExpanded={isExpanded}
            change={changes.get(path)}
          />
        )}
      </TreeItemContent>
      {children && (
        <Collection items={children} dependencies={[changes]}>
          {child => <Node id={child.path} node={child} changes={changes} />}
        </Collection>
      )}
    </TreeItem>
  );
}

interface NodeLabelProps {
  readonly node: TreeNode;
  readonly isExpanded: boolean;
  readonly change: FileChange | undefined;
}

function NodeLabel({ node, isExpanded, change }: NodeLabelProps) {
  const t = useTexts();
  const { children, name } = node;
  const Arrow = isExpanded ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <div className={styles.label}>
      {children ? (
        <Button slot="chevron" className={styles.chevron}>
          <Arrow aria-hidden size={16} />
        </Button>
      ) : (
        <span className={styles.chevron} />
      )}
      {children ? (
        <RiFolderLine aria-hidden size={16} />
      ) : (
        <RiFileLine aria-hidden size={16} />
      )}
      <span className={styles.name}>{name}</span>
      {change && (
        <span className={styles.change} data-change={change}>
          {t(`preview.changes.${change}`)}
        </span>
      )}
    </div>
  );
}
