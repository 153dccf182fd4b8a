import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyOf, firstOf, markersOf, when } from './conditions.mjs';
import { project } from './uvLock.mjs';

/** The group that holds every package at the version that uv has found. */
const pinning = 'pins';

/** A project with a dependency group of its own for each requirement, in which only the pinned versions are allowed. */
export function writePoetryProject(folder, requirements, pins) {
  const groups = [
    ...requirements.map(({ id, text }) => [id, [text]]),
    [pinning, pins],
  ];
  const lines = groups.map(
    ([id, texts]) => `${id} = ${JSON.stringify(texts)}\n`,
  );
  writeFileSync(
    join(folder, 'pyproject.toml'),
    `${project}\n[dependency-groups]\n${lines.join(
      '',
    )}\n[tool.poetry]\npackage-mode = false\n`,
  );
}

/** The packages of a `poetry.lock`, each with its text before and after the groups and the ways that lead to it. */
export function readPoetryLock(text, requirements) {
  const [head, ...blocks] = text
    .split('\n[metadata]\n')[0]
    .split('\n[[package]]\n');
  return {
    head,
    packages: blocks.map(block => readPackage(block, requirements)),
  };
}

function readPackage(block, requirements) {
  const [, before, groups, markers = '', after] =
    /^([\s\S]*?)groups = \[(.*)\]\n(?:markers = (.*)\n)?([\s\S]*)$/.exec(block);
  const [, name] = /^name = "([^"]+)"/m.exec(block);
  const [, version] = /^version = "([^"]+)"/m.exec(block);
  const ways = requirements
    .filter(({ id }) => groups.includes(`"${id}"`))
    .map(each => [each, markerOf(markers, each.id)]);
  return { name, version, before, after: after.trimEnd(), ways };
}

/** `markers` is one for all groups, or a table from groups to their own. */
function markerOf(markers, id) {
  const quoted = markers.startsWith('{')
    ? new RegExp(`"?${id}"? = ("(?:[^"\\\\]|\\\\.)*")`).exec(markers)?.[1]
    : markers;
  return quoted ? JSON.parse(quoted) : '';
}

/** The template of `poetry.lock`. */
export function poetryTemplate(lock, reach) {
  const blocks = lock.packages.map(each => {
    const { before, ways } = each;
    const block = `\n[[package]]\n${before}${belonging(ways)}${withExtras(
      each,
      reach,
    )}\n`;
    return when(anyOf(ways.map(([requirement]) => requirement)), block);
  });
  return [
    '{% from "_macros/project.njk" import poetryContentHash %}\n',
    lock.head,
    '\n',
    ...blocks,
    '\n[metadata]\nlock-version = "2.1"\npython-versions = ">=3.11"\n',
    'content-hash = "${{ poetryContentHash(values) }}"\n',
  ].join('');
}

/** The lines `groups` and `markers` for each choice that makes them different. */
function belonging(ways) {
  const statesOf = list =>
    markersOf(ways.filter(([each]) => each.list === list));
  return firstOf(
    statesOf('runtime').map(([runs, main]) => [
      runs,
      firstOf(
        statesOf('development').map(([develops, dev]) => [
          develops,
          groupLines({ main, dev }),
        ]),
      ),
    ]),
  );
}

function groupLines(markers) {
  const groups = Object.keys(markers).filter(key => markers[key] !== undefined);
  const marked = groups.filter(key => markers[key] !== '');
  const same = new Set(groups.map(key => markers[key])).size === 1;
  const table = marked.map(key => `${key} = ${JSON.stringify(markers[key])}`);
  const line = same
    ? JSON.stringify(markers[groups[0]])
    : `{${table.join(', ')}}`;
  return [
    `groups = [${groups.map(group => `"${group}"`).join(', ')}]\n`,
    marked.length > 0 ? `markers = ${line}\n` : '',
  ].join('');
}

/** What an extra needs is only there where the extra is. */
function withExtras({ name, after }, reach) {
  const [files, dependencies] = after.split('\n[package.dependencies]\n');
  if (dependencies === undefined) return after;
  const [entries, ...rest] = dependencies.split('\n\n');
  const lines = entries.split(/\n(?=\S+ = )/).map(entry => {
    const extras = [...entry.matchAll(/extra == \\"([^"\\]+)\\"/g)];
    const roots = extras.flatMap(
      ([, extra]) => reach.get(`${name}[${extra}]`) ?? [],
    );
    return { entry, holds: extras.length === 0 || anyOf(roots) };
  });
  const any = lines.some(({ holds }) => holds === true)
    ? true
    : lines
        .map(({ holds }) => holds)
        .filter(Boolean)
        .join(' or ') || false;
  const body = lines
    .map(({ entry, holds }) => when(holds, `${entry}\n`))
    .join('');
  const section = when(any, `\n[package.dependencies]\n${body}`);
  return [`${files}\n${section}`.trimEnd(), ...rest].join('\n\n');
}
