import { createTemplateAction } from '@backstage/plugin-scaffolder-node';

/** The scaffolder's own copy of zod, which it hands to every schema. */
type Z = Parameters<
  Extract<
    NonNullable<
      NonNullable<Parameters<typeof createTemplateAction>[0]['schema']>['input']
    >,
    (z: never) => unknown
  >
>[0];
type List = (z: Z) => ReturnType<Z['array']>;
type Anything = (z: Z) => ReturnType<Z['any']>;
type OptionalText = (z: Z) => ReturnType<ReturnType<Z['string']>['optional']>;

/** What every step is told. */
export interface StepInput {
  readonly answers?: unknown;
  readonly skeleton?: string;
  readonly digest?: string;
  readonly repositoryId?: string;
  readonly token?: string;
}

/** The inputs that every step shares; the runner checks no more than their types. */
export const stepInput: Readonly<{
  answers: Anything;
  skeleton: OptionalText;
  token: OptionalText;
}> = {
  answers: z =>
    z
      .any()
      .describe(
        'The answers of the form, whole: `${{ parameters }}`. Every rule is checked again in each step',
      ),
  skeleton: z =>
    z
      .string()
      .optional()
      .describe(
        'The folder with `skeleton.yaml`, relative to that of the template; `.` where nothing is said',
      ),
  token: z =>
    z
      .string()
      .optional()
      .describe(
        "The person's own token for the forge: `${{ secrets.USER_OAUTH_TOKEN }}`; the portal's integration where nothing is said",
      ),
};

/** The input with which a step checks that it renders what the first step rendered. */
export const digestInput: Readonly<{ digest: OptionalText }> = {
  digest: z =>
    z
      .string()
      .optional()
      .describe(
        'What the step before rendered: `${{ steps.render.output.digest }}`; the step fails where it renders something else',
      ),
};

/** The inputs of a step that works on the repository an earlier one made. */
export const repositoryInput: Readonly<{
  digest: OptionalText;
  repositoryId: OptionalText;
}> = {
  ...digestInput,
  repositoryId: z =>
    z
      .string()
      .optional()
      .describe(
        'Which repository the step before made or found: `${{ steps.repository.output.repositoryId }}`; the step fails where there is another one under its name',
      ),
};

/** What was done to one thing; `planned` in a dry run. */
export interface Outcome {
  readonly subject: string;
  readonly action: 'created' | 'updated' | 'kept' | 'planned';
}

/** The output with which a step tells what it did and what was there already. */
export const changesOutput: Readonly<{ changes: List }> = {
  changes: z =>
    z
      .array(
        z.object({
          subject: z.string().describe('What it is: `environment production`'),
          action: z
            .enum(['created', 'updated', 'kept', 'planned'])
            .describe('What was done; `planned` in a dry run'),
        }),
      )
      .describe('Everything the step looks after, and what was done'),
};
