import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyOf, sectionOf, when } from './conditions.mjs';

/** What all of uv's and Poetry's projects here have in common. */
export const project = `[project]
name = "lock-service"
version = "0.1.0"
requires-python = ">=3.11"
`;

/** A project with a dependency group of its own for each requirement; `pins` hold other versions off. */
export function writeUvProject(folder, requirements, pins) {
  const groups = requirements.map(
    ({ id, text }) => `${id} = [${JSON.stringify(text)}]\n`,
  );
  writeFileSync(
    join(folder, 'pyproject.toml'),
    `${project}\n[dependency-groups]\n${groups.join('')}
[tool.uv]
package = false
default-groups = []
constraint-dependencies = ${JSON.stringify(pins)}\n`,
  );
}

/**
 * The parts of a `uv.lock`.
 *
 * @returns its first lines, the packages as `{name, version, text, edges}`, and what it says about each requirement
 *   as a dependency (`needs`) and as metadata (`says`)
 */
export function readUvLock(text, requirements) {
  const [head, ...blocks] = text.split('\n[[package]]\n');
  const own = blocks.find(block => block.includes('source = { virtual'));
  const packages = blocks.filter(block => block !== own).map(readPackage);
  const [needs, says] = own.split('[package.metadata.requires-dev]');
  const lineOf = (part, { id }) =>
    new RegExp(`^${id} = \\[?\\n?(.*),?\\n?\\]?$`, 'm').exec(part);
  return {
    head: head.replace(/\n\[manifest\][\s\S]*/, '\n'),
    packages,
    requirements: requirements.map(each => ({
      ...each,
      needs: entryOf(lineOf(needs, each)),
      says: entryOf(lineOf(says, each)),
    })),
  };
}

function entryOf(match) {
  return /\{.*\}/.exec(match[0].replaceAll('\n', ' '))[0];
}

function readPackage(block) {
  const [, name] = /^name = "([^"]+)"/m.exec(block);
  const [, version] = /^version = "([^"]+)"/m.exec(block);
  return { name, version, text: block.trimEnd(), edges: edgesOf(block) };
}

/** What a package needs by itself (extra `''`) and for each of its extras. */
function edgesOf(block) {
  const [own, extras = ''] = block.split('[package.optional-dependencies]\n');
  const [, list = ''] = /^dependencies = \[\n([\s\S]*?)^\]/m.exec(own) ?? [];
  const edges = new Map([['', targetsOf(list)]]);
  for (const [, extra, entries] of extras.matchAll(extraList)) {
    edges.set(extra, targetsOf(entries));
  }
  return edges;
}

/** The entry of one extra below `[package.optional-dependencies]`. */
export const extraList = /^([\w.-]+) = \[\n([\s\S]*?)^\]\n?/gm;

/** The packages and their extras that a list names, as `name` and `name[extra]`. */
export function targetsOf(list) {
  return [...list.matchAll(/\{ name = "([^"]+)"(.*)\}/g)].flatMap(
    ([, name, rest]) => {
      const [, extras = ''] = /extras? = \[([^\]]*)\]/.exec(rest) ?? [];
      const named = [...extras.matchAll(/"([^"]+)"/g)];
      return [name, ...named.map(([, extra]) => `${name}[${extra}]`)];
    },
  );
}

/** From each `name` and `name[extra]` to the requirements that lead there. */
export function reachOf({ packages, requirements }) {
  const edges = new Map(
    packages.flatMap(each =>
      [...each.edges].map(([extra, targets]) => [
        extra === '' ? each.name : `${each.name}[${extra}]`,
        targets,
      ]),
    ),
  );
  const reach = new Map();
  for (const requirement of requirements) {
    const open = targetsOf(requirement.needs);
    for (const target of open) {
      const known =
        reach.get(target) ?? reach.set(target, new Set()).get(target);
      if (!known.has(requirement)) {
        known.add(requirement);
        open.push(...(edges.get(target) ?? []));
      }
    }
  }
  return new Map([...reach].map(([target, found]) => [target, [...found]]));
}

/** The template of `uv.lock`: each package with the requirements that lead to it, the service in its place. */
export function uvTemplate(lock, reach) {
  const names = lock.packages.map(({ name }) => name);
  const blocks = lock.packages.map(({ name, text }, index) => {
    const after = names[index - 1] ?? '';
    const place =
      after === name
        ? ''
        : `{% if name > ${JSON.stringify(after)} and name < ${JSON.stringify(
            name,
          )} %}\n${service}{% endif %}\n`;
    const block = `\n[[package]]\n${withExtras(name, text, reach)}`;
    return place + when(anyOf(reach.get(name)), block);
  });
  const last = `{% if name > ${JSON.stringify(
    names.at(-1),
  )} %}\n${service}{% endif %}\n`;
  return [
    '{% from "_macros/project.njk" import distribution %}\n',
    '{% set name = distribution(values) %}\n',
    ownBlock(lock.requirements),
    lock.head.trimEnd(),
    '\n',
    ...blocks,
    last,
  ].join('');
}

const service = '${{ own(name) }}';

function withExtras(name, text, reach) {
  const title = '[package.optional-dependencies]';
  const [own, extras = ''] = text.split(`${title}\n`);
  const lists = [...`${extras}\n`.matchAll(extraList)].map(([list, extra]) => [
    anyOf(reach.get(`${name}[${extra}]`) ?? []),
    list.trimEnd(),
  ]);
  return `${own.trimEnd()}\n${sectionOf(title, lists)}`;
}

function ownBlock(requirements) {
  const listOf = (list, key) =>
    requirements
      .filter(each => each.list === list)
      .sort((left, right) => (left[key] < right[key] ? -1 : 1))
      .map(each => when(anyOf([each]), `    ${each[key]},\n`))
      .join('');
  return `{% macro own(name) %}

[[package]]
name = "\${{ name }}"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
${listOf('runtime', 'needs')}]

[package.dev-dependencies]
dev = [
${listOf('development', 'needs')}]

[package.metadata]
requires-dist = [
${listOf('runtime', 'says')}]

[package.metadata.requires-dev]
dev = [
${listOf('development', 'says')}]
{% endmacro %}
`;
}
