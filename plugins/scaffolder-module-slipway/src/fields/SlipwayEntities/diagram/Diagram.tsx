import { memo, useId, useMemo } from 'react';
import { DraftModel } from '../model/Draft';
import { Texts, useTexts } from '../../useTexts';
import styles from './Diagram.module.css';
import { DiagramBox } from './DiagramBox';
import { DiagramEdge } from './DiagramEdge';
import { DiagramLayout } from './DiagramLayout';
import { layoutDiagram } from './layoutDiagram';

interface DiagramProps {
  readonly model: DraftModel;
  readonly className?: string;
}

/** The entities and what they point to, drawn as they are described. */
export const Diagram = memo((props: DiagramProps) => {
  const t = useTexts();
  const id = useId();
  const layout = useMemo(() => layoutDiagram(props.model), [props.model]);
  const { width, height, boxes, edges } = layout;
  return (
    <figure className={`${styles.figure} ${props.className ?? ''}`}>
      {boxes.length === 0 ? (
        <p className={styles.empty}>{t('entities.diagram.empty')}</p>
      ) : (
        <svg
          role="img"
          aria-labelledby={`${id}title`}
          aria-describedby={`${id}desc`}
          viewBox={`0 0 ${width} ${height}`}
          style={{ maxWidth: width }}
        >
          <title id={`${id}title`}>{t('entities.diagram.title')}</title>
          <desc id={`${id}desc`}>{describe(layout, t)}</desc>
          {edges.map(edge => (
            <DiagramEdge key={edge.id} edge={edge} />
          ))}
          {boxes.map(box => (
            <DiagramBox
              key={box.id}
              box={box}
              more={t('entities.diagram.more', { hidden: String(box.hidden) })}
            />
          ))}
        </svg>
      )}
    </figure>
  );
});

/** The diagram in words. */
function describe({ boxes, edges }: DiagramLayout, t: Texts): string {
  const entities = boxes.map(({ title, lines, hidden }) =>
    t('entities.diagram.entity', {
      name: title,
      fields: [
        ...lines.map(({ name, type }) => `${name} ${type}`),
        ...(hidden > 0
          ? [t('entities.diagram.more', { hidden: String(hidden) })]
          : []),
      ].join(', '),
    }),
  );
  const references = edges.map(({ from, to, field, isRequired }) =>
    t(
      isRequired
        ? 'entities.diagram.reference'
        : 'entities.diagram.optionalReference',
      { from: from.title, to: to.title, field },
    ),
  );
  return [...entities, ...references].join('. ');
}
