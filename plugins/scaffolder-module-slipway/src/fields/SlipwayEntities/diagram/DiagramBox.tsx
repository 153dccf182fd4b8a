import styles from './Diagram.module.css';
import { Box } from './DiagramLayout';
import { lengthOfName } from './lengthOfName';
import { measures } from './measures';

interface DiagramBoxProps {
  readonly box: Box;
  /** What is said of the fields that are not shown. */
  readonly more: string;
}

/** An entity: its name, and a line for each of its fields. */
export function DiagramBox({ box, more }: DiagramBoxProps) {
  const { title, lines, hidden, x, y, width, height } = box;
  const lineY = (index: number) =>
    measures.title + index * measures.line + measures.line / 2 + 2;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.box} width={width} height={height} rx={6} />
      <text className={styles.title} x={12} y={measures.title / 2}>
        {clip(title, charactersOf(width, measures.titleCharacter))}
      </text>
      {lines.length > 0 && (
        <line
          className={styles.rule}
          x2={width}
          y1={measures.title}
          y2={measures.title}
        />
      )}
      {lines.map((line, index) => (
        <text key={line.name} y={lineY(index)}>
          <tspan
            className={line.isRequired ? styles.required : styles.optional}
            x={12}
          >
            {clip(line.name, roomsOf(line, width).name)}
          </tspan>
          <tspan className={styles.type} x={width - 12} textAnchor="end">
            {clip(line.type, roomsOf(line, width).type)}
          </tspan>
        </text>
      ))}
      {hidden > 0 && (
        <text className={styles.type} x={12} y={lineY(lines.length)}>
          {more}
        </text>
      )}
    </g>
  );
}

function charactersOf(
  width: number,
  character: number = measures.character,
): number {
  // A box is as wide as its longest line: what lies between is a matter of rounding.
  return Math.floor((width - 24) / character + 0.01);
}

/** How many characters of a field's name and of its type fit beside each other; what one leaves is the other's. */
function roomsOf(line: Box['lines'][number], width: number) {
  const { name, type } = line;
  const both = (width - 24) / measures.character - 2;
  const length = lengthOfName(line);
  const ofType = Math.floor(Math.max(both * 0.4, both - length) + 0.01);
  const left = both - Math.min(ofType, type.length);
  return {
    name: Math.floor((left * name.length) / length + 0.01),
    type: ofType,
  };
}

/** As much of a text as there is room for. */
function clip(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}
