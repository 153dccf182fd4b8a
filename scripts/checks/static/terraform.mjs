import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';
import { ToolMissing } from '../tools.mjs';

const modules = dir =>
  [...new Set(filesOf(dir, /\.tf$/).map(dirname))].map(path => join(dir, path));

/**
 * Terraform is formatted as it formats itself, and valid for the provider, which comes from Terraform's registry or from
 * a mirror in one of the places where Terraform looks for one, such as ~/.terraform.d/plugins.
 */
export default {
  name: 'terraform',
  applies: dir => modules(dir).length > 0,
  run: perService(async (dir, context) => {
    for (const module of modules(dir)) {
      const result = await once(module, context);
      if (result.status !== 0) return result;
    }
    return undefined;
  }),
};

const results = new Map();

/** Many services have the same module, and the provider takes ten seconds to say what it knows. */
function once(module, context) {
  const key = filesOf(module, /\.tf(vars)?$/)
    .map(path => `${path}\n${readFileSync(join(module, path), 'utf8')}`)
    .join();
  if (!results.has(key)) {
    results.set(
      key,
      inCopy(module, copy => check(copy, context)),
    );
  }
  return results.get(key);
}

/** Works on a copy: Terraform writes what it downloads, and a lock, beside what it reads. */
async function inCopy(module, work) {
  const copy = mkdtempSync(join(tmpdir(), 'slipway-terraform-'));
  try {
    cpSync(module, copy, { recursive: true });
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function check(cwd, { run, tool }) {
  const terraform = await tool('terraform');
  const step = (...args) => run(terraform, [...args, '-no-color'], { cwd });
  const formatted = await step('fmt', '-check', '-diff', '-recursive');
  if (formatted.status !== 0) return formatted;
  const ready = await step('init', '-backend=false', '-input=false');
  if (ready.status !== 0) throw unavailable(ready.output);
  return step('validate');
}

/** A fault of the service is told as it is; a registry that does not answer is none. */
function unavailable(output) {
  const message = output.replace(/\s+/g, ' ').trim();
  return /could not connect|no available releases/.test(message)
    ? new ToolMissing(`the provider cannot be had: ${message}`, {
        optional: true,
      })
    : new Error(message);
}
