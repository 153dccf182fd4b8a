import { Box, Edge } from './DiagramLayout';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line of a reference: out of one box, into the other, or around the corner of its own. */
export function edgePath({ from, to }: Edge): string {
  if (from.id === to.id) {
    return loopPath(from);
  }
  if (from.y === to.y) {
    return sidePath(from, to);
  }
  const goesUp = from.y > to.y;
  const start = { x: toward(from, to), y: goesUp ? from.y : bottom(from) };
  const end = { x: toward(to, from), y: goesUp ? bottom(to) : to.y };
  const half = (end.y - start.y) / 2;
  return curve(
    start,
    { x: start.x, y: start.y + half },
    { x: end.x, y: end.y - half },
    end,
  );
}

/** Around the upper right corner. */
function loopPath({ x, y, width }: Box): string {
  const right = x + width;
  return curve(
    { x: right - 22, y },
    { x: right - 18, y: y - 26 },
    { x: right + 26, y: y + 2 },
    { x: right, y: y + 16 },
  );
}

/** Below the boxes of one line, so that the line does not go through those between. */
function sidePath(from: Box, to: Box): string {
  const depth = Math.max(bottom(from), bottom(to)) + 30;
  const start = { x: toward(from, to), y: bottom(from) };
  const end = { x: toward(to, from), y: bottom(to) };
  return curve(start, { x: start.x, y: depth }, { x: end.x, y: depth }, end);
}

/** Where on its edge a box is left for another: a little to the other's side. */
function toward(box: Box, other: Box): number {
  const middle = box.x + box.width / 2;
  const distance = other.x + other.width / 2 - middle;
  const reach = box.width / 3;
  return middle + Math.max(-reach, Math.min(reach, distance / 4));
}

function bottom({ y, height }: Box): number {
  return y + height;
}

function curve(...points: readonly Point[]): string {
  const [start, ...others] = points.map(
    ({ x, y }) => `${Math.round(x)},${Math.round(y)}`,
  );
  return `M${start} C${others.join(' ')}`;
}
