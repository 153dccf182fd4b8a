import { answerKey, answerKeys } from '../answers';
import { PreviewProblem } from './Preview';

const keys = new Set<string>(answerKeys);

/** A problem as one of its line: `path: message` where the path is that of an answer, a message otherwise. @public */
export function toPreviewProblem(line: string): PreviewProblem {
  const end = line.indexOf(': ');
  const path = line.slice(0, Math.max(end, 0));
  return keys.has(answerKey(path))
    ? { path, message: line.slice(end + 2) }
    : { message: line };
}
