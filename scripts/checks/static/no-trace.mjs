import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';
import { template } from '../renderServices.mjs';

/** The choices that the skeleton offers, by the answer. */
const { offers } = parse(readFileSync(join(template, 'skeleton.yaml'), 'utf8'));

/** Choices that no word tells: a folder's name, a word of every day, the absence of the others. */
const untold = [...offers.layout, 'none', 'offset', 'both', 'pip', 'uv'];

/**
 * What a choice is told by where its name alone says something else too: a forge's URL, a build's cache, a database's
 * cursor, the registry that uv's own image comes from, a pipeline's OIDC.
 */
const words = {
  cache: 'list[-_ ]?(cache|version)',
  cursor: 'cursor(?!_execute)',
  ghcr: 'ghcr(?!\\.io/astral-sh/uv:)',
  github: '(\\.github/|GITHUB_)',
  oidc: '(oidc[-_](issuer|audience)|openid-configuration|jwks)',
};

/** What comes with a choice: an access token of an issuer is a JWT, and the paths of a layout are fixed. */
const implied = {
  argocd: ['helm'],
  both: ['cursor'],
  deliverable: ['ecs'],
  oidc: ['jwt'],
};

/** An option that is off leaves no trace: its name is nowhere in the service, neither in a path nor in a text. */
export default {
  name: 'no-trace',
  applies: () => true,
  run: perService(async dir => {
    const manifest = readFileSync(join(dir, '.slipway.json'), 'utf8');
    const patterns = patternsOf(JSON.parse(manifest).answers);
    // Locks tell what packages say of themselves; which packages they hold is another check.
    return filesOf(dir, /^(?!\.slipway\.json$|.*\.lock$)/)
      .flatMap(path => {
        const text = readFileSync(join(dir, path), 'utf8');
        return tracesIn(path, `${path}\n${text}`, patterns);
      })
      .join('\n');
  }),
};

/** The choices that are off, each with what would tell of it. */
function patternsOf(answers) {
  const chosen = Object.keys(offers).flatMap(key => answers[key]);
  const on = new Set(chosen.flatMap(each => [each, ...(implied[each] ?? [])]));
  return [...new Set(Object.values(offers).flat())]
    .filter(choice => !on.has(choice) && !untold.includes(choice))
    .map(choice => {
      const word = words[choice] ?? choice.replace(/-/g, '[-_ ]?');
      return [choice, new RegExp(`.*(?<![a-z])${word}.*`, 'i')];
    });
}

function tracesIn(path, text, patterns) {
  return patterns.flatMap(([choice, pattern]) => {
    const [line] = pattern.exec(text) ?? [];
    return line ? [`${path}: tells of ${choice}: ${line.trim()}`] : [];
  });
}
