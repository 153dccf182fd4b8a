import { Piece, Stage } from './Piece';

/** The stages without the pieces that never keep the others from being done. */
export function obstaclesAmong(stages: readonly Stage[]): readonly Stage[] {
  const obstacles = (pieces: readonly Piece[] = []) =>
    pieces.filter(({ isObstacle }) => isObstacle);
  return stages.map(stage =>
    stage.map(({ first, then }) => ({
      first: obstacles(first),
      then: obstacles(then),
    })),
  );
}
