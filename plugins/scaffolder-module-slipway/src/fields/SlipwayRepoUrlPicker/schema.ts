import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** A place of a repository; the options are those of Backstage's RepoUrlPicker, to which they are handed on. */
export const repoUrlFieldSchema = makeFieldSchema({
  output: z =>
    z.string().describe('Where the repository is: host?owner=…&repo=…'),
  uiOptions: z =>
    z.object({
      allowedHosts: z
        .array(z.string())
        .optional()
        .describe('The hosts of forges that are offered'),
      allowedOwners: z
        .array(z.string())
        .optional()
        .describe('The organisations and users that are offered'),
      allowedRepos: z
        .array(z.string())
        .optional()
        .describe('The names that are offered'),
      disableRepoAutocomplete: z
        .boolean()
        .optional()
        .describe(
          'Whether names are typed without being proposed; true where no credentials are asked for and the form has the look of Backstage UI',
        ),
      ownerLabel: z.string().optional().describe('What the owner is called'),
      ownerDescription: z
        .string()
        .optional()
        .describe('What is said of the owner'),
      repoLabel: z.string().optional().describe('What the name is called'),
      repoDescription: z
        .string()
        .optional()
        .describe('What is said of the name'),
      requestUserCredentials: z
        .object({
          secretsKey: z
            .string()
            .describe(
              'The secret that holds the token; every step takes it as its input token: ${{ secrets.USER_OAUTH_TOKEN }}',
            ),
          additionalScopes: z
            .record(z.array(z.string()))
            .optional()
            .describe('More scopes to ask for, by the kind of forge'),
        })
        .optional()
        .describe(
          "Asks for a person's own credentials on the forge; without them no step does anything there",
        ),
    }),
});

/** What the component gets. */
export type RepoUrlFieldProps = typeof repoUrlFieldSchema.TProps;
