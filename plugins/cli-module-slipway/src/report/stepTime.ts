import { StepProgress } from './TaskProgress';

/** How long a step took, or has taken by `now`, as a person reads it; the scaffolder's times may be whole seconds. */
export function stepTime(
  { startedAt, endedAt }: StepProgress,
  now?: number,
): string {
  const end = endedAt ?? now;
  if (startedAt === undefined || end === undefined) {
    return '';
  }
  const seconds = Math.max(end - startedAt, 0) / 1000;
  if (seconds < 1) {
    return 'under 1 s';
  }
  return seconds < 60
    ? `${Math.floor(seconds)} s`
    : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
