import { languageFilters } from './languageFilters';
import { listFilters } from './listFilters';
import { TemplateFilter } from './TemplateFilter';
import { textFilters } from './textFilters';

/** Every filter a template can use; there is no way to add one from a skeleton. */
export const templateFilters: ReadonlyMap<string, TemplateFilter> = new Map([
  ...languageFilters,
  ...textFilters,
  ...listFilters,
]);
