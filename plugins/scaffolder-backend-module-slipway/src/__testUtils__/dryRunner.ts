import { JsonObject } from '@backstage/types';
import { Portal } from './startPortal';
import { skeletonFiles, templateDocument } from './writeTemplates';

/** A step of a template. */
export interface TemplateStep {
  readonly id: string;
  readonly input: JsonObject;
}

/** An action as the scaffolder lists it. */
export interface ListedAction {
  readonly id: string;
  readonly description: string;
  readonly examples: readonly { readonly example: string }[];
  readonly schema: {
    readonly input: { readonly properties: Record<string, JsonObject> };
    readonly output: { readonly properties: Record<string, JsonObject> };
  };
}

/** Changes the template before it is run. */
type Change = (
  template: JsonObject & { spec: { steps: TemplateStep[] } },
) => object;

/** The skeleton is there twice, as an example has it in a folder below the template. */
const contents = ['', 'service/'].flatMap(folder =>
  Object.entries(skeletonFiles).map(([path, content]) => ({
    path: `${folder}${path}`,
    base64Content: Buffer.from(content).toString('base64'),
  })),
);

/** Runs the template of tests dry, as the template editor does. */
export function dryRunner(portalOf: () => Portal) {
  return {
    answersFor: (name: string): JsonObject => ({
      name,
      owner: 'group:default/platform',
      repoUrl: `${portalOf().host}?owner=acme&repo=${name}`,
    }),
    async dryRun(
      values: JsonObject,
      change: Change,
      more: Readonly<Record<string, string>> = {},
    ): Promise<Response> {
      const template = change(await templateDocument({ name: 'service' }));
      const added = Object.entries(more).map(([path, content]) => ({
        path,
        base64Content: Buffer.from(content).toString('base64'),
      }));
      const directoryContents = [...contents, ...added];
      const secrets = { USER_OAUTH_TOKEN: 'a-person-s-own-token' };
      const body = { template, values, directoryContents, secrets };
      const path = '/scaffolder/v2/dry-run';
      return portalOf().client.send(path, { method: 'POST', body });
    },
  };
}
