import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesOf } from '../files.mjs';
import { kubernetesSchemas, schemaLocation } from '../kubernetesSchemas.mjs';
import { perService } from '../perService.mjs';

const charts = dir => filesOf(dir, /(^|\/)Chart\.yaml$/).map(dirname);
const applications = dir =>
  filesOf(dir, /(^|\/)argocd\/.*\.yaml$/).map(path => join(dir, path));

/** Every chart is valid with every file of values it has, and so is all that it makes and all that Argo CD is given. */
export default {
  name: 'helm',
  applies: dir => charts(dir).length > 0,
  run: perService(async (dir, context) => {
    const made = mkdtempSync(join(tmpdir(), 'slipway-chart-'));
    try {
      for (const chart of charts(dir)) {
        const problem = await fill(join(dir, chart), made, context);
        if (problem) return problem;
      }
      return await validate([made, ...applications(dir)], context);
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  }),
};

/** Writes what the chart makes into the folder, once alone and once with each file of values. */
async function fill(chart, folder, { run, tool }) {
  const helm = await tool('helm');
  for (const file of [undefined, ...valuesOf(chart)]) {
    const values = file ? ['--values', file] : [];
    const out = join(folder, (file ?? 'defaults').replace('/', '-'));
    const template = ['template', 'example', '.', '--output-dir', out];
    for (const args of [['lint', '--strict', '.'], template]) {
      const ran = await run(helm, [...args, ...values], { cwd: chart });
      if (ran.status !== 0) return { ...ran, output: `${file}: ${ran.output}` };
    }
  }
  return undefined;
}

function valuesOf(chart) {
  return readdirSync(chart, { recursive: true })
    .filter(path => /^(ci\/.+-values|values-.+)\.yaml$/.test(path))
    .sort();
}

/** Image Updater's own resource is described in no module that can be downloaded. */
const unknown = 'ImageUpdater';

async function validate(paths, { run, tool }) {
  const schemas = schemaLocation(await kubernetesSchemas());
  const options = ['-strict', '-skip', unknown, '-schema-location', schemas];
  return run(await tool('kubeconform'), [...options, ...paths]);
}
