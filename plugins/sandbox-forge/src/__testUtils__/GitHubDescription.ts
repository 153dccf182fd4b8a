import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { Schema, strictSchema } from './strictSchema';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<
    Record<string, { readonly content?: Content; readonly headers?: Schema }>
  >;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** A request and its answer, to be held against the description. */
export interface Exchange {
  readonly method: string;
  /** Below the base address, with its query. */
  readonly path: string;
  readonly request: unknown;
  readonly status: number;
  readonly response: unknown;
}

/**
 * Statuses that GitHub is known to answer although its description does not list them, by
 * operation; `*` for any.
 */
const UNLISTED: Readonly<Record<string, readonly number[]>> = {
  '*': [401, 404],
  'actions/create-repo-variable': [409, 422],
  'actions/create-environment-variable': [409, 422],
  'actions/update-repo-variable': [409, 422],
  'actions/update-environment-variable': [409, 422],
  'actions/create-or-update-repo-secret': [422],
  'actions/create-or-update-environment-secret': [422],
  'teams/add-or-update-repo-permissions-in-org': [422],
  'repos/create-repo-ruleset': [422],
  'repos/update-repo-ruleset': [422],
  'repos/create-deployment-branch-policy': [422],
};

const ERROR_MEMBERS = ['message', 'documentation_url', 'status', 'errors'];

/** Few variables and many segments are what names an operation best. */
const looseness = (template: string) =>
  100 * template.split('{').length - template.split('/').length;

/** GitHub's own description of its REST API, as a judge of requests and answers. */
export class GitHubDescription {
  static load(): GitHubDescription {
    const file = require.resolve(
      '@octokit/openapi/generated/api.github.com.deref.json',
    );
    return new GitHubDescription(JSON.parse(readFileSync(file, 'utf8')));
  }

  /** Operations that were judged, by status. */
  readonly seen = new Map<string, Set<number>>();
  private readonly ajv = addFormats(
    new Ajv({
      strict: false,
      allErrors: true,
      formats: {
        'uri-template': true,
        'repo.nwo': /^[^/]+\/[^/]+$/,
        timestamp: true,
      },
    }),
  );
  private readonly validators = new Map<object, ValidateFunction>();

  private constructor(private readonly description: Description) {}

  /** Everything that is not as described, one line each; empty where all is well. */
  problems(exchange: Exchange): readonly string[] {
    const operation = this.operation(exchange.method, exchange.path);
    if (!operation) {
      return [`GitHub has no ${exchange.method} ${exchange.path}`];
    }
    const { operationId } = operation;
    const statuses = this.seen.get(operationId) ?? new Set();
    this.seen.set(operationId, statuses.add(exchange.status));
    const found = [
      ...this.requestProblems(operation, exchange),
      ...this.answerProblems(operation, exchange),
    ];
    return found.map(line => `${operationId} ${exchange.status}: ${line}`);
  }

  private operation(method: string, path: string): Operation | undefined {
    const asked = (path.split('?')[0] ?? '').split('/');
    const hits = Object.entries(this.description.paths)
      .filter(([, item]) => item[method.toLowerCase()])
      .filter(([template]) => matches(template.split('/'), asked))
      .sort(([a], [b]) => looseness(a) - looseness(b));
    return hits[0]?.[1][method.toLowerCase()];
  }

  /** A request that was taken must have been one GitHub takes. */
  private requestProblems(
    operation: Operation,
    { request, status }: Exchange,
  ): readonly string[] {
    if (status >= 400 || request === undefined) return [];
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (!schema) return ['GitHub takes no body here'];
    return this.validate(schema, request).map(line => `request ${line}`);
  }

  private answerProblems(
    operation: Operation,
    { status, response }: Exchange,
  ): readonly string[] {
    const answer = operation.responses[status];
    if (!answer) {
      const known = [
        ...(UNLISTED['*'] ?? []),
        ...(UNLISTED[operation.operationId] ?? []),
      ];
      return known.includes(status)
        ? errorProblems(response)
        : ['GitHub does not answer this status'];
    }
    if (status >= 400) {
      const described = errorProblems(response);
      if (described.length > 0) return described;
    }
    const schema = answer.content?.['application/json']?.schema;
    if (!schema) {
      return response === undefined || status >= 400
        ? []
        : ['GitHub answers without a JSON body'];
    }
    // An error may carry `errors` or `status` where the description has only the other.
    return this.validate(schema, response, status >= 400).map(
      line => `answer ${line}`,
    );
  }

  private validate(
    schema: Schema,
    value: unknown,
    open = false,
  ): readonly string[] {
    let validator = this.validators.get(schema);
    if (!validator) {
      validator = this.ajv.compile(strictSchema(schema, open) as Schema);
      this.validators.set(schema, validator);
    }
    if (validator(value)) return [];
    return (validator.errors ?? []).map(
      error =>
        `${error.instancePath} ${error.message} ${JSON.stringify(
          error.params,
        )}`,
    );
  }
}

function errorProblems(response: unknown): readonly string[] {
  const body = (response ?? {}) as Schema;
  const strange = Object.keys(body).filter(key => !ERROR_MEMBERS.includes(key));
  return [
    ...(typeof body.message === 'string' ? [] : ['the error has no message']),
    ...strange.map(key => `the error has a member ${key}`),
  ];
}

/** Whether a path fits a template; a last variable may stand for several segments. */
function matches(template: readonly string[], asked: readonly string[]) {
  const last = template[template.length - 1] ?? '';
  const manySegments = /^\{(path|ref)\}$/.test(last);
  if (
    manySegments
      ? asked.length < template.length
      : asked.length !== template.length
  ) {
    return false;
  }
  return template.every(
    (part, index) => part.startsWith('{') || part === asked[index],
  );
}
