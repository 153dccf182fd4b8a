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

/** What every step is told. */
export interface StepInput {
  readonly answers: Record<string, unknown>;
  readonly skeleton?: string;
  readonly digest?: string;
  readonly token?: string;
}

/** The inputs that every step shares. */
export const stepInput = {
  answers: (z: Z) =>
    z
      .record(z.any())
      .describe(
        'The answers of the form, whole: `${{ parameters }}`. Every rule is checked again in each step',
      ),
  skeleton: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'The folder with `skeleton.yaml`, relative to that of the template; `.` where nothing is said',
      ),
  token: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        "The person's own token for the forge: `${{ secrets.USER_OAUTH_TOKEN }}`; the portal's integration where nothing is said",
      ),
};

/** The input with which a step checks that it renders what the first step rendered. */
export const digestInput = {
  digest: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'What the step before rendered: `${{ steps.render.output.digest }}`; the step fails where it renders something else',
      ),
};
