import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyOf, firstOf, markersOf, sectionOf, when } from './conditions.mjs';
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

/** The packages of a `poetry.lock`, each with its parts and the ways that lead to it. */
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
  const [, before, groups, after] =
    /^([\s\S]*?)groups = \[(.*)\]\n([\s\S]*)$/.exec(block);
  const [, markers = ''] = /^markers = (.*)$/m.exec(after) ?? [];
  const [, files] = /^(files = \[[\s\S]*?^\]\n)/m.exec(after);
  const [, name] = /^name = "([^"]+)"/m.exec(block);
  const [, version] = /^version = "([^"]+)"/m.exec(block);
  const ways = requirements
    .filter(({ id }) => groups.includes(`"${id}"`))
    .map(each => [each, markerOf(markers, each.id)]);
  const sections = after.slice(after.indexOf(files) + files.length);
  return {
    name,
    version,
    before,
    files,
    sections: sections.replace(/^markers = .*\n/, '').trim(),
    ways,
  };
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
    const block = `\n[[package]]\n${before}${belonging(each)}${sections(
      each,
      reach,
    )}`;
    return when(anyOf(ways.map(([requirement]) => requirement)), block);
  });
  return [
    '{% from "_macros/project.njk" import poetryContentHash %}\n',
    lock.head.trimEnd(),
    '\n',
    ...blocks,
    '\n[metadata]\nlock-version = "2.1"\npython-versions = ">=3.11"\n',
    'content-hash = "${{ poetryContentHash(values) }}"\n',
  ].join('');
}

/** The lines `groups`, `markers` and `files`; the files are written once where nothing depends on the choices. */
function belonging({ ways, files }) {
  const statesOf = list =>
    markersOf(ways.filter(([each]) => each.list === list));
  const linesFor = line =>
    firstOf(
      statesOf('runtime').map(([runs, main]) => [
        runs,
        firstOf(
          statesOf('development').map(([develops, dev]) => [
            develops,
            line({ main, dev }),
          ]),
        ),
      ]),
    );
  return `${linesFor(groupsAndMarker)}${files}${linesFor(markerTable)}`;
}

const groupsOf = markers =>
  Object.keys(markers).filter(key => markers[key] !== undefined);

/** A marker that all groups share stands before the files. */
function groupsAndMarker(markers) {
  const groups = groupsOf(markers);
  const line = `groups = [${groups.map(group => `"${group}"`).join(', ')}]\n`;
  const different = new Set(groups.map(group => markers[group]));
  const [marker] = different;
  return different.size === 1 && marker !== ''
    ? `${line}markers = ${JSON.stringify(marker)}\n`
    : line;
}

/** Different markers stand behind the files, as a table. */
function markerTable(markers) {
  const groups = groupsOf(markers);
  const entries = groups
    .filter(group => markers[group] !== '')
    .map(group => `${group} = ${JSON.stringify(markers[group])}`);
  return new Set(groups.map(group => markers[group])).size > 1
    ? `markers = {${entries.join(', ')}}\n`
    : '';
}

/** What follows the files; what an extra needs is only there where the extra is. */
function sections({ name, sections: text }, reach) {
  const optional = ([, extra]) => reach.get(`${name}[${extra}]`) ?? [];
  return text
    .split(/\n\n(?=\[)/)
    .filter(section => section !== '')
    .map(section => {
      const [title, ...rest] = section.split('\n');
      if (title !== '[package.dependencies]') return `\n${section}\n`;
      const entries = rest.join('\n').split(/\n(?=\S+ = )/);
      return sectionOf(
        title,
        entries.map(entry => {
          const extras = [...entry.matchAll(/extra == \\"([^"\\]+)\\"/g)];
          return [
            extras.length === 0 || anyOf(extras.flatMap(optional)),
            entry,
          ];
        }),
      );
    })
    .join('');
}
