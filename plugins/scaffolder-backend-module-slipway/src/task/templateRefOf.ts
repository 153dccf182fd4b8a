import { stringifyEntityRef } from '@backstage/catalog-model';

/** The part of an action's context that says which template runs. */
export interface TemplateContext {
  readonly isDryRun?: boolean;
  readonly templateInfo?: {
    readonly entityRef: string;
    readonly baseUrl?: string;
    readonly entity?: {
      readonly metadata: { readonly name: string; readonly namespace?: string };
    };
  };
}

/**
 * Entity reference of the template that runs. The scaffolder calls every template of a dry run
 * `dry-run`; its metadata still say what it is called, so that the preview is what will be published.
 */
export function templateRefOf({
  isDryRun,
  templateInfo,
}: TemplateContext): string | undefined {
  const metadata = templateInfo?.entity?.metadata;
  return isDryRun && metadata
    ? stringifyEntityRef({ kind: 'Template', ...metadata })
    : templateInfo?.entityRef;
}
