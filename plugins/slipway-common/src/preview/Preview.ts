/** One thing that is in the way of creating the service, in the words of the step that would refuse it. @public */
export interface PreviewProblem {
  /** The answer it is about, as in `entities[1].fields[0].name`; absent where it is about none of them. */
  readonly path?: string;
  /** The field of the form that it is entered in, where that is no answer: `ci:NAME` of a secret. */
  readonly field?: string;
  /** What is wrong and what to do: the rest of a sentence that starts with the path, where there is one. */
  readonly message: string;
}

/** What a preview is made from. @public */
export interface PreviewRequest {
  /** Entity reference of a template in the catalog. */
  readonly templateRef: string;
  /** The answers of the form so far. A secret is never among them, nor the asterisks in its place. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Asks for the files. @public */
export interface TreePreviewRequest extends PreviewRequest {
  /** Digests of the contents that are known already and are not to be sent again. */
  readonly known?: readonly string[];
}

/** Asks what would be done to the forge and the catalog. @public */
export interface PlanPreviewRequest extends PreviewRequest {
  /** Names of the secrets that were entered in the form, `ci:NAME` or `ci:environment:NAME`; never their values. */
  readonly entered?: readonly string[];
}

/** A file of the service as it would be created. @public */
export interface PreviewFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  /** Git's mode of a regular or an executable file. */
  readonly mode: '100644' | '100755';
  /** In bytes. */
  readonly size: number;
  /** `sha256:` and the hexadecimal digest of the content. */
  readonly digest: string;
  /** Whose the file is from then on: the template's, both's, the team's. */
  readonly class: 'managed' | 'merged' | 'seeded';
  /** Why the content of a file is not sent, where it is not. */
  readonly withheld?: 'binary' | 'large';
}

/** The files of the service. @public */
export interface TreePreview {
  /** The skeleton they are made from. */
  readonly skeleton: { readonly name: string; readonly version: string };
  /** `sha256:` and the digest over every path, mode and content: that of the first commit's files. */
  readonly digest: string;
  /** Sum of the files' sizes. */
  readonly bytes: number;
  /** Sorted by path. */
  readonly files: readonly PreviewFile[];
  /** The contents that were not known, by digest. */
  readonly contents: Readonly<Record<string, string>>;
  /** Everything that is wrong with the answers alone. */
  readonly problems: readonly PreviewProblem[];
  /** The answers that are wrong; the files show a default or a stand-in in place of each. */
  readonly mended: readonly string[];
}

/** What would be done to one thing, as the steps decide it when they look. @public */
export interface PlannedChange {
  /** Where it happens. */
  readonly place: 'repository' | 'pipeline' | 'branch' | 'catalog' | 'record';
  /** `keep` where it is there as it is wanted; `unknown` where nobody can tell. */
  readonly action: 'create' | 'update' | 'keep' | 'unknown';
  /** What it is, for a person: `environment production`. */
  readonly subject: string;
  /**
   * How it is now, where that is to be changed. Never a secret; the value of a variable only for those who own the
   * service.
   */
  readonly from?: string;
  /** How it will be. */
  readonly to?: string;
  /** Why nobody can tell: one sentence. */
  readonly reason?: string;
}

/** What would be done to the forge and the catalog. @public */
export interface PlanPreview {
  /**
   * What there is already: nothing, an empty repository of an earlier run, or the whole service. Absent where it
   * could not be found out.
   */
  readonly standing?: 'new' | 'unfinished' | 'whole';
  /** In the order in which it would happen; empty while an answer is wrong. */
  readonly changes: readonly PlannedChange[];
  /** Everything in the way, of the answers as well as in the catalog and on the forge. */
  readonly problems: readonly PreviewProblem[];
}

/** The secrets of a service that nobody has to enter, and those that somebody has to. @public */
export interface ProvidedSecrets {
  /** Their names as the form has them, `ci:NAME` or `ci:environment:NAME`; never a value. */
  readonly provided: readonly string[];
  /** Those that nothing gives and nothing generates, by the same names. */
  readonly required: readonly string[];
}
