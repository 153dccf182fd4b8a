import { Repository } from '../Forge';
import { serviceOf } from './serviceOf';

/**
 * Whether a repository of the service may not be gone on in with these answers. What a marker without a fragment was
 * made from nobody knows: of one that holds something its files tell, an empty one is left alone.
 */
export function isOfOtherAnswers(
  { empty, marker }: Pick<Repository, 'empty' | 'marker'>,
  wanted: string,
): boolean {
  const isSilent = marker === serviceOf(marker);
  return marker !== wanted && (empty || !isSilent);
}
