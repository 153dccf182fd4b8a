import { readFile } from 'node:fs/promises';

type Json = Readonly<Record<string, unknown>>;

/** A description in the words of OpenAPI. */
export interface Description {
  readonly openapi: string;
  readonly info: Json;
  readonly servers: unknown;
  readonly paths: Readonly<Record<string, Json>>;
  readonly components: Readonly<Record<string, Json>>;
}

/** GitHub's products, by the names of their descriptions. */
export type GithubProduct = 'api.github.com' | 'ghes-3.14' | 'ghes-3.19';

/**
 * GitHub's own description of its REST API, reduced to the given routes and what they refer to: the
 * whole of it keeps a validator busy for most of a minute.
 */
export async function readGithubDescription(
  routes: readonly string[],
  product: GithubProduct = 'api.github.com',
): Promise<Description> {
  const file = require.resolve(`@octokit/openapi/generated/${product}.json`);
  const { openapi, info, servers, paths, components }: Description = JSON.parse(
    await readFile(file, 'utf8'),
  );
  const kept: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    const { [method.toLowerCase()]: operation, parameters } = paths[path] ?? {};
    kept[path] = {
      ...kept[path],
      ...(parameters !== undefined && { parameters }),
      [method.toLowerCase()]: operation ?? fail(route),
    };
  }
  return {
    openapi,
    info,
    servers,
    paths: kept,
    components: referredTo(kept, components),
  };
}

function referredTo(
  start: Json,
  components: Description['components'],
): Description['components'] {
  const kept: Record<string, Record<string, unknown>> = {};
  const seen = new Set<string>();
  const queue: unknown[] = [start];
  while (queue.length > 0) {
    const node = queue.pop();
    if (typeof node !== 'object' || node === null) {
      continue;
    }
    for (const [key, value] of Object.entries(node)) {
      if (key !== '$ref' || typeof value !== 'string') {
        queue.push(value);
      } else if (!seen.has(value)) {
        seen.add(value);
        const [, , kind = '', name = ''] = value.split('/');
        const component = components[kind]?.[name] ?? fail(value);
        kept[kind] = { ...kept[kind], [name]: component };
        queue.push(component);
      }
    }
  }
  return kept;
}

function fail(what: string): never {
  throw new Error(`GitHub's description has no ${what}`);
}
