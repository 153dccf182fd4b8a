import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** Files whose own language writes `{{ … }}`, `${{ … }}` or `{% … %}`. */
const languages =
  /^(\.github\/|\.gitlab-ci|\.slipway\.json$|LICENSE$)|(^|\/)templates\/|\.(mako|tpl)$/;

/** Nothing of the template's own syntax reached the service, and no value that was not there. */
export default {
  name: 'no-template-left',
  applies: () => true,
  run: perService(async dir =>
    filesOf(dir, /./)
      .filter(path => !languages.test(path))
      .flatMap(path => tracesIn(path, readFileSync(join(dir, path), 'utf8')))
      .join('\n'),
  ),
};

function tracesIn(path, text) {
  return text.split('\n').flatMap((line, index) => {
    const found = /\$\{\{|\{%[-+]? |\bundefined\b|\[object Object\]/.exec(line);
    return found ? [`${path}:${index + 1}: has ${found[0]}`] : [];
  });
}
