import styles from './Diagram.module.css';
import { Edge } from './DiagramLayout';
import { edgePath } from './edgePath';

/** A reference: whole where it is required, dashed where it may be empty; many have one. */
export function DiagramEdge({ edge }: { readonly edge: Edge }) {
  const path = edgePath(edge);
  const [, startX, startY] = /^M(-?\d+),(-?\d+)/.exec(path) ?? [];
  const [, endX, endY] = /(-?\d+),(-?\d+)$/.exec(path) ?? [];
  return (
    <g>
      <path
        className={edge.isRequired ? styles.edge : styles.optionalEdge}
        d={path}
      />
      <circle className={styles.many} cx={startX} cy={startY} r={3.5} />
      <circle className={styles.one} cx={endX} cy={endY} r={3.5} />
    </g>
  );
}
