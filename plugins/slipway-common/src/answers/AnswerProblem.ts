/** One thing that is wrong with a set of answers. @public */
export interface AnswerProblem {
  /** Where it is: `entities[1].fields[0].name`. */
  readonly path: string;
  /** What is wrong and what to do, as the rest of a sentence that starts with the path. */
  readonly message: string;
}
