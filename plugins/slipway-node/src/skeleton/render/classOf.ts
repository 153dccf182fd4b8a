import picomatch from 'picomatch';
import { ClassRule } from '../manifest/SkeletonManifest';
import { FileClass } from '../Skeleton';

/** Output paths whose class is remembered; more than a service has files. */
const capacity = 20_000;

/** The class of a file by its output path: that of the first rule it matches, else `merged`. */
export function classifier(
  rules: readonly ClassRule[],
): (path: string) => FileClass {
  const matchers = rules.map(rule => ({
    matches: picomatch([...rule.match], { dot: true }),
    class: rule.class,
  }));
  const known = new Map<string, FileClass>();
  return path => {
    const cached = known.get(path);
    if (cached) return cached;
    const found = matchers.find(rule => rule.matches(path))?.class ?? 'merged';
    if (known.size < capacity) known.set(path, found);
    return found;
  };
}
