import { answerChoices } from '@slipway/plugin-slipway-common';
import {
  FileClass,
  RequiredCheck,
  SecretDeclaration,
  VariableDeclaration,
} from '../Skeleton';
import { offerable } from './offers';
import { Problems } from './Problems';
import { ClassRule, Conditional, SkeletonManifest } from './SkeletonManifest';
import { YamlPlace } from './YamlPlace';

const file = 'skeleton.yaml';

const classes: readonly [FileClass, ...FileClass[]] = [
  'managed',
  'merged',
  'seeded',
];

/** Reads a `skeleton.yaml`; everything that is wrong with it becomes a problem. */
export function readManifest(
  text: string | undefined,
  problems: Problems,
): SkeletonManifest | undefined {
  const root = YamlPlace.parse(file, text, problems);
  if (!root) return undefined;
  root.members([
    'apiVersion',
    'kind',
    'metadata',
    'offers',
    'layers',
    'files',
    'variables',
    'secrets',
    'requiredChecks',
  ]);
  root.member('apiVersion').choice(['slipway.dev/v1']);
  root.member('kind').choice(['Skeleton']);
  const metadata = root.member('metadata');
  metadata.members(['name', 'version']);
  return {
    name: readPattern(
      metadata.member('name'),
      /^[a-z][a-z0-9-]*$/,
      'fastapi-service',
    ),
    version: readPattern(
      metadata.member('version'),
      /^\d+\.\d+\.\d+$/,
      '1.0.0',
    ),
    offers: readOffers(root.member('offers')),
    layers: readLayers(root.member('layers')),
    classes: root.member('files').elements().map(readClassRule),
    variables: root.member('variables').elements().map(readVariable),
    secrets: root.member('secrets').elements().map(readSecret),
    requiredChecks: root.member('requiredChecks').elements().map(readCheck),
  };
}

function readPattern(
  place: YamlPlace,
  pattern: RegExp,
  example: string,
): string {
  const text = place.text();
  if (text !== '' && !pattern.test(text)) {
    place.report(`${JSON.stringify(text)} must look like ${example}`);
  }
  return text;
}

function readOffers(place: YamlPlace): ReadonlyMap<string, readonly string[]> {
  const members = place.members(Object.keys(offerable));
  return new Map(
    members
      .filter(([key]) => Object.hasOwn(offerable, key))
      .map(([key, offered]) => [
        key,
        offered.elements().map(each => each.choice(offerable[key]!.choices)),
      ]),
  );
}

function readLayers(place: YamlPlace): readonly Conditional<string>[] {
  if (place.elements().length === 0) {
    place.report('must name at least one folder of skeleton/');
  }
  return place.elements().map(layer => {
    layer.members(['folder', 'when']);
    return conditional(
      layer,
      readPattern(layer.member('folder'), /^[a-z0-9][a-z0-9.-]*$/, 'base'),
    );
  });
}

function readClassRule(rule: YamlPlace): ClassRule {
  rule.members(['match', 'keys', 'class']);
  const globs = (member: string) =>
    rule
      .member(member)
      .elements()
      .map(glob => glob.text());
  return {
    match: globs('match'),
    keys: globs('keys'),
    class: rule.member('class').choice(classes),
  };
}

function readVariable(place: YamlPlace): Conditional<VariableDeclaration> {
  place.members(['name', 'description', 'when']);
  return conditional(place, readName(place, 'REGISTRY_USER'));
}

function readName(
  place: YamlPlace,
  example: string,
): { readonly name: string; readonly description: string } {
  return {
    name: readPattern(place.member('name'), /^[A-Z][A-Z0-9_]*$/, example),
    description: place.member('description').text(),
  };
}

function readSecret(place: YamlPlace): Conditional<SecretDeclaration> {
  place.members(['name', 'description', 'source', 'scope', 'when']);
  return conditional(place, {
    ...readName(place, 'SECRET_KEY'),
    source: place.member('source').choice(['provided', 'generated']),
    scope: place.member('scope').choice(['environment', 'repository']),
  });
}

/** A check that says nothing of its pipeline is in that of GitHub, whose checks have names. */
function readCheck(place: YamlPlace): Conditional<RequiredCheck> {
  if (typeof place.value === 'string') {
    return {
      value: { name: place.text(), ci: 'github' },
      when: undefined,
      place: place.place,
    };
  }
  place.members(['name', 'ci', 'when']);
  const ci = place.member('ci');
  return conditional(place, {
    name: place.member('name').text(),
    ci: ci.isAbsent ? 'github' : ci.choice(answerChoices.ci),
  });
}

function conditional<TValue>(
  place: YamlPlace,
  value: TValue,
): Conditional<TValue> {
  const when = place.member('when');
  return {
    value,
    when: when.isAbsent ? undefined : when.text(),
    place: when.place,
  };
}
