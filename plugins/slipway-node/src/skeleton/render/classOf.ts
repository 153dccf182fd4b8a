import picomatch from 'picomatch';
import { ClassRule } from '../manifest/SkeletonManifest';
import { FileClass } from '../Skeleton';

/** Output paths whose class is remembered; more than a service has files. */
const capacity = 20_000;

/** The class of a file by its output path and key: that of the first rule it matches, else `merged`. */
export function classifier(
  rules: readonly ClassRule[],
): (path: string, key: string | undefined) => FileClass {
  const matchers = rules.map(rule => ({
    matchesPath: picomatch([...rule.match], { dot: true }),
    matchesKey: picomatch([...rule.keys]),
    class: rule.class,
  }));
  const known = new Map<string, FileClass>();
  return (path, key = '') => {
    const place = `${key}:${path}`;
    const cached = known.get(place);
    if (cached) return cached;
    const rule = matchers.find(
      each => each.matchesPath(path) || each.matchesKey(key),
    );
    const found = rule?.class ?? 'merged';
    if (known.size < capacity) known.set(place, found);
    return found;
  };
}
