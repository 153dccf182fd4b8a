import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import { Answers, toServiceModel } from '@slipway/plugin-slipway-common';
import { loadSkeleton, writeTree } from '@slipway/plugin-slipway-node';

/** Puts the service into a folder that is not there yet. */
export type Render = (target: string) => Promise<void>;

/** Stays silent in favour of the stock action, which writes a line for each file. */
const silent = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

/** Ours, as every step does it: look at the template folder, render, write. */
export function oursOf(dir: string, answers: Answers): Render {
  return async target => {
    const skeleton = await loadSkeleton({ dir });
    await writeTree(skeleton.render(answers).tree, target);
  };
}

/** A copy of the finished files, the quickest way Node.js has for many small ones. */
export function copyOf(source: string): Render {
  return async target => copyFolder(source, target);
}

function copyFolder(source: string, target: string): void {
  mkdirSync(target);
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const from = `${source}/${entry.name}`;
    const to = `${target}/${entry.name}`;
    if (entry.isDirectory()) copyFolder(from, to);
    else copyFileSync(from, to);
  }
}

/** The stock action `fetch:template` on a skeleton beside a template file, as the scaffolder runs it. */
export function stockOf(folder: string, answers: Answers): Render {
  const action = createFetchTemplateAction({
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    reader: { readUrl: refuse, readTree: refuse, search: refuse },
  });
  const baseUrl = pathToFileURL(join(folder, 'template.yaml')).href;
  const values = JSON.parse(JSON.stringify(toServiceModel(answers)));
  return async target => {
    mkdirSync(target);
    const temporary: string[] = [];
    try {
      await action.handler({
        input: {
          url: './skeleton',
          values,
          templateFileExtension: true,
          trimBlocks: true,
          lstripBlocks: true,
        },
        workspacePath: target,
        templateInfo: { entityRef: 'template:default/bench', baseUrl },
        logger: silent,
        task: { id: 'bench' },
        output: () => {},
        checkpoint: async ({ fn }: { fn: () => unknown }) => fn(),
        getInitiatorCredentials: refuse,
        createTemporaryDirectory: async () => {
          temporary.push(await mkdtemp(join(folder, 'temporary-')));
          return temporary.at(-1)!;
        },
      } as unknown as Parameters<typeof action.handler>[0]);
    } finally {
      await Promise.all(
        temporary.map(each => rm(each, { recursive: true, force: true })),
      );
    }
  };
}

async function refuse(): Promise<never> {
  throw new Error('the benchmark reads nothing from a remote host');
}
