/** An answer that is not a success. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** As GitLab says that something is not there, or not for these eyes. */
export function notFound(what: string): Refusal {
  return new Refusal(404, { message: `404 ${what} Not Found` });
}

/** As GitLab says that the role does not suffice. */
export function forbidden(): Refusal {
  return new Refusal(403, { message: '403 Forbidden' });
}

/** As GitLab says that a value is wrong: by field. */
export function invalid(
  messages: Readonly<Record<string, readonly string[]>>,
): Refusal {
  return new Refusal(400, { message: messages });
}
