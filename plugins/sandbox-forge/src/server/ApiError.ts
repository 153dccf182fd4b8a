/** One problem of a request, as GitHub lists it in `errors`. */
export interface FieldProblem {
  readonly resource: string;
  readonly field: string;
  readonly code:
    | 'missing'
    | 'missing_field'
    | 'invalid'
    | 'already_exists'
    | 'custom';
  readonly message?: string;
}

/** An answer other than success, with the message GitHub's clients look for. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** 404: not there, or not to be seen. */
export const notFound = () => new ApiError(404, 'Not Found');

/** 422 about one field. */
export function invalidField(problem: FieldProblem): ApiError {
  return new ApiError(422, 'Validation Failed', [problem]);
}

/** 422 in a sentence. */
export const unprocessable = (message: string) => new ApiError(422, message);

/** 409 in a sentence. */
export const conflict = (message: string) => new ApiError(409, message);
