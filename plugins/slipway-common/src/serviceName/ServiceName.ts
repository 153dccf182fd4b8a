/** A service to be, as far as the form knows it. @public */
export interface ServiceNameRequest {
  /** Entity reference of the template, whose skeleton says what a service has in the catalog. */
  readonly templateRef: string;
  /** The answer `name`. */
  readonly name: string;
  /** The answer `repoUrl`: what the catalog has from there already is the service's own. */
  readonly repoUrl: string;
}

/** What the catalog says against a service's name. @public */
export interface ServiceNameAnswer {
  /** One sentence for each thing of the service that the catalog has from another place, in the words of the first step. */
  readonly problems: readonly string[];
}
