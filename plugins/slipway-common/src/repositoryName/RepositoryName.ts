/** A repository to be, as far as the form knows it. @public */
export interface RepositoryNameRequest {
  /** Entity reference of the template, which says where repositories may be. */
  readonly templateRef: string;
  /** The answer `repoUrl`. */
  readonly repoUrl: string;
  /** The answer `name`; without it every repository is somebody else's. */
  readonly name?: string;
  /** The answer `visibility`, which not everybody may give everywhere; `private` where nothing is said. */
  readonly visibility?: string;
}

/**
 * What Create would find under a repository's name.
 *
 * `free`: nothing. `taken`: what was not made for this service. `unfinished`: what an earlier run of this
 * service left empty. `whole`: what was made for this service. `refused`: it would not look, because the
 * template offers no such place or there is none. `unknown`: only Create can look.
 *
 * @public
 */
export type RepositoryNameState =
  | 'free'
  | 'taken'
  | 'unfinished'
  | 'whole'
  | 'refused'
  | 'unknown';

/** What there is to say of a repository's name. @public */
export interface RepositoryNameAnswer {
  readonly state: RepositoryNameState;
  /** One sentence for a person. */
  readonly message: string;
}
