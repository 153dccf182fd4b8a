import { JsonObject } from '@backstage/types';
import { parseAnswers } from '@slipway/plugin-slipway-common';
import { loadSkeleton } from '@slipway/plugin-slipway-node';

/** What the engine makes of the answers without a portal, as `mode path` → content. */
export async function renderLocally(
  dir: string,
  answers: JsonObject,
  templateRef: string,
): Promise<Record<string, string>> {
  const skeleton = await loadSkeleton({ dir });
  const { tree } = skeleton.render(parseAnswers(answers), { templateRef });
  return Object.fromEntries(
    tree.files.map(({ path, mode, bytes }) => [
      `${mode} ${path}`,
      Buffer.from(bytes).toString(),
    ]),
  );
}
