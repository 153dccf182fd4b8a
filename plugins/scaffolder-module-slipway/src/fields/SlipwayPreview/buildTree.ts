/** A file or a folder of the tree. */
export interface TreeNode {
  readonly path: string;
  readonly name: string;
  /** Absent for a file. */
  readonly children?: readonly TreeNode[];
}

/** The paths as nested folders; folders come first, each level sorted by name. */
export function buildTree(paths: readonly string[]): readonly TreeNode[] {
  return level(
    paths.map(path => path.split('/')),
    '',
  );
}

function level(
  paths: readonly (readonly string[])[],
  folder: string,
): readonly TreeNode[] {
  const groups = new Map<string, (readonly string[])[]>();
  for (const [name = '', ...rest] of paths) {
    groups.set(name, [...(groups.get(name) ?? []), rest]);
  }
  const nodes = [...groups].map(([name, rests]): TreeNode => {
    const path = `${folder}${name}`;
    const inside = rests.filter(rest => rest.length > 0);
    return inside.length > 0
      ? { path, name, children: level(inside, `${path}/`) }
      : { path, name };
  });
  return nodes.sort(
    (a, b) =>
      Number(!a.children) - Number(!b.children) || (a.name < b.name ? -1 : 1),
  );
}

/** Every folder on the way to one of the paths. */
export function foldersOf(paths: readonly string[]): readonly string[] {
  return [
    ...new Set(
      paths.flatMap(path => {
        const names = path.split('/').slice(0, -1);
        return names.map((_, index) => names.slice(0, index + 1).join('/'));
      }),
    ),
  ];
}
