import { JsonObject } from '@backstage/types';
import { PlanPreview, TreePreview } from '@slipway/plugin-slipway-common';
import { Portal } from './startPortal';

/** The template of this repository. */
const fastapi = 'template:default/fastapi-service';

/** The previews of a portal, as its form asks for them. */
export function previewsOf(portalOf: () => Portal) {
  const send = (kind: '' | '/plan' | '.zip', body: object) =>
    portalOf().client.send(`/scaffolder/slipway/preview${kind}`, {
      method: 'POST',
      body: { templateRef: fastapi, ...body },
    });
  const ask = async (kind: '' | '/plan', body: object) => {
    const response = await send(kind, body);
    if (!response.ok) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
    return response.json();
  };
  return {
    send,
    tree: (body: object): Promise<TreePreview> => ask('', body),
    plan: (body: object): Promise<PlanPreview> => ask('/plan', body),
    answersFor: (name: string): JsonObject => ({
      name,
      owner: 'group:default/platform',
      repoUrl: `${portalOf().host}?owner=acme&repo=${name}`,
    }),
  };
}
