import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { OfferedPlaces } from '../places/OfferedPlaces';

/** The part of a registered template that a preview needs. */
export interface PreviewableTemplate {
  readonly ref: string;
  /** Where its `template.yaml` is. */
  readonly baseUrl: string | undefined;
  /** The folder with `skeleton.yaml` as its step names it, relative to that of the template. */
  readonly skeleton: string | undefined;
  /** The JSON schemas of its parameters, one for each page of its form that the person may see. */
  readonly parameters: readonly object[];
  /** Where it lets repositories be. */
  readonly places: OfferedPlaces;
}

/** Finds templates of the catalog as a person may see and run them. */
export interface TemplateFinder {
  /**
   * `NotFoundError` for one that the person cannot see, `NotAllowedError` where they may not run it, `InputError`
   * where it cannot be previewed.
   */
  find(
    templateRef: string,
    options: { readonly credentials: BackstageCredentials },
  ): Promise<PreviewableTemplate>;
}
