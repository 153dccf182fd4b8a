import { Answers, Choice } from '@slipway/plugin-slipway-common';
import { RenderedTree } from '../tree/RenderedTree';

/** How the template and a service's owners share a file: the template's, both's, the team's. @public */
export type FileClass = 'managed' | 'merged' | 'seeded';

/** A variable the pipelines cannot do without, as the manifest declares it; the answers have its value. @public */
export interface VariableDeclaration {
  readonly name: string;
  readonly description: string;
}

/** A secret the pipelines need, as the manifest declares it. @public */
export interface SecretDeclaration {
  readonly name: string;
  readonly description: string;
  /** `provided` comes from a person or the platform, `generated` is made at random when it is wired. */
  readonly source: 'provided' | 'generated';
  /** One per environment, or one for the repository. */
  readonly scope: 'environment' | 'repository';
}

/** A check of the generated pipeline that a change must pass. @public */
export interface RequiredCheck {
  readonly name: string;
  /** Whose pipeline it is in; it can only be required where that runs. */
  readonly ci: Choice<'ci'>;
}

/** What a skeleton makes of one set of answers. @public */
export interface Rendering {
  /** Every file of the service, `.slipway.json` among them. */
  readonly tree: RenderedTree;
  /** The variables the chosen options need. */
  readonly variables: readonly VariableDeclaration[];
  /** The secrets the chosen options need. */
  readonly secrets: readonly SecretDeclaration[];
  /** The checks of the generated pipelines that a change must pass. */
  readonly requiredChecks: readonly RequiredCheck[];
}

/** Options of a rendering. @public */
export interface RenderOptions {
  /** Entity reference of the template; derived from the skeleton's name where it is absent. */
  readonly templateRef?: string;
}

/** A template folder, read, checked and compiled once. @public */
export interface Skeleton {
  readonly name: string;
  readonly version: string;
  /** Over every source file of the skeleton. */
  readonly digest: string;
  /**
   * Answers of which this skeleton makes something: in place of each it does not offer, the first it does;
   * and every one it does not offer as a problem.
   */
  offer(answers: Answers): {
    readonly answers: Answers;
    readonly problems: readonly string[];
  };
  /** Pure: the same answers give the same tree. Throws `InputError` for answers this skeleton does not offer. */
  render(answers: Answers, options?: RenderOptions): Rendering;
}
