import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';

const kinds: Readonly<Record<number, new (message: string) => Error>> = {
  400: InputError,
  401: AuthenticationError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
};

/** What the scaffolder refused, under the name it has there and with its reason. */
export async function scaffolderError(response: Response): Promise<Error> {
  const { status } = response;
  const Kind = kinds[status] ?? ServiceUnavailableError;
  // Where a permission is missing, it says nothing.
  return new Kind(reasonOf(await response.text()) || silence(status));
}

function silence(status: number): string {
  return status === 403
    ? 'The scaffolder does not allow this; ask the platform team for its permissions, scaffolder.task.create among them'
    : `The scaffolder answered with status ${status}; tell the platform team`;
}

/** The sentence of an error response, or the scaffolder's list of what is wrong with the values, a line each. */
function reasonOf(text: string): string | undefined {
  const body = parseBody(text);
  if (Array.isArray(body?.errors)) {
    return body.errors
      .map(({ property = '', message }) =>
        [property.replace(/^instance\.?/, ''), message]
          .filter(Boolean)
          .join(': '),
      )
      .join('\n');
  }
  return body?.error?.message;
}

interface ErrorBody {
  readonly error?: { readonly message?: string };
  readonly errors?: readonly {
    readonly property?: string;
    readonly message?: string;
  }[];
}

function parseBody(text: string): ErrorBody | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
