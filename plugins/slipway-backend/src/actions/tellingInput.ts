import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { ZodInput } from './Zod';

type ZodError = NonNullable<ReturnType<ZodInput['safeParse']>['error']>;
type ZodIssue = ZodError['issues'][number];

/**
 * An input that is described as it is, and refused as everything else: each problem as `path: message`. The registry
 * would answer with the list of zod's issues.
 */
export function tellingInput<T extends ZodInput>(schema: T): T {
  const keys = Object.keys(schema.shape).join(', ');
  const telling = schema.catch(({ error }: { readonly error: ZodError }) => {
    throw new InputError(
      tellProblems(error.issues.flatMap(issue => problemsOf(issue, keys))),
    );
  });
  // The registry describes it and parses with it, and does nothing else.
  return telling as unknown as T;
}

function problemsOf(issue: ZodIssue, keys: string): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      key => `${JSON.stringify(key)}: is not a known key; the keys are ${keys}`,
    );
  }
  const path = issue.path
    .map(part => (typeof part === 'number' ? `[${part}]` : part))
    .join('');
  return [`${path || 'input'}: ${issue.message}`];
}
