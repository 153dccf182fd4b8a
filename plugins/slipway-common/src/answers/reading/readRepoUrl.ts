import { locationProblem, splitRepoUrl } from '../parseRepoUrl';
import { Place } from './Place';
import { readRequiredText } from './readText';

/** A repository's URL written in the one way that is compared everywhere: host in lower case, owner, repo. */
export function readRepoUrl(place: Place): string | undefined {
  const text = readRequiredText(place, 500);
  if (text === undefined) {
    return undefined;
  }
  const location = splitRepoUrl(text);
  const problem = locationProblem(location, text);
  if (problem) {
    place.report(problem);
    return undefined;
  }
  const owner = encodeURIComponent(location.owner);
  return `${location.host}?owner=${owner}&repo=${location.name}`;
}
