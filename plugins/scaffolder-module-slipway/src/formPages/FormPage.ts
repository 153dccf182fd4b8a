/** A page of the form, as the scaffolder describes it. */
export interface FormPage {
  readonly title: string;
  readonly schema: unknown;
}
