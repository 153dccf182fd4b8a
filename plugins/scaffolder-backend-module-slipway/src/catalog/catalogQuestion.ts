import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServicePlan } from '../service/ServicePlan';
import { catalogInfoRefs, catalogInfoUrl } from './catalogInfo';
import { CatalogQuestion } from './checkCatalog';

/** What to ask the catalog about a planned service before something is written. */
export function catalogQuestion(
  plan: ServicePlan,
  credentials: BackstageCredentials,
): CatalogQuestion {
  const { answers, forge, rendering, repository } = plan;
  const { webUrl } = forge.expectedUrls(repository);
  return {
    answers,
    forge,
    entityRefs: catalogInfoRefs(rendering.tree),
    catalogInfoUrl: catalogInfoUrl(forge, webUrl),
    credentials,
  };
}
