import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import { PreviewProblem, TreePreview } from '@slipway/plugin-slipway-common';
import { ActionServices } from './ActionServices';
import { answersSchema } from './answersSchema';
import { readAnswersInput } from './readAnswersInput';
import { readTemplateRef, templateRefSchema } from './readTemplateRef';
import { tellingInput } from './tellingInput';
import { Zod } from './Zod';

const MOST_PATHS = 20;

const inputSchema = (z: Zod) =>
  tellingInput(
    z
      .object({
        answers: answersSchema(z),
        templateRef: templateRefSchema(z),
        paths: z
          .array(
            z.string({ invalid_type_error: 'must be the path of a file' }),
            {
              invalid_type_error: 'must be a list of paths',
            },
          )
          .max(MOST_PATHS, `must be at most ${MOST_PATHS} paths`)
          .optional()
          .describe(
            `The files to give the content of, ${MOST_PATHS} at most; none where nothing is said`,
          ),
      })
      .strict(),
  );

const fileSchema = (z: Zod) =>
  z.object({
    path: z.string().describe('Relative to the repository'),
    size: z.number().describe('In bytes'),
    class: z
      .string()
      .describe(
        "Whose the file is from then on: `managed` the template's, `merged` both's, `seeded` the team's",
      ),
  });

const changeSchema = (z: Zod) =>
  z.object({
    place: z.string().describe('Where it happens: `repository`, `catalog`'),
    action: z
      .string()
      .describe(
        'What is done: `create`, `update`, `keep` what is there as wanted; `unknown` where nobody can tell',
      ),
    subject: z.string().describe('With what: `environment production`'),
    from: z.string().optional().describe('How it is, where that is changed'),
    to: z.string().optional().describe('How it will be'),
    reason: z.string().optional().describe('Why nobody can tell'),
  });

const outputSchema = (z: Zod) =>
  z.object({
    digest: z.string().describe('Over every path, mode and content'),
    bytes: z.number().describe('The size of all files together'),
    files: z.array(fileSchema(z)).describe('Every file, sorted by path'),
    contents: z
      .record(z.string())
      .describe('The content of the files that were asked for, by path'),
    standing: z
      .string()
      .optional()
      .describe(
        'What there is on the forge already: `new` nothing, `unfinished` an empty repository, `whole` the service',
      ),
    changes: z
      .array(changeSchema(z))
      .describe('What create-service would do, in this order'),
    problems: z
      .array(z.string())
      .describe(
        'Everything in the way, as `path: message`; while there is one, wrong answers are replaced in the files and create-service is refused',
      ),
  });

/** `render-preview`: shows what create-service would make and do. */
export function registerRenderPreview(
  registry: ActionsRegistryService,
  services: ActionServices,
): void {
  registry.register({
    name: 'render-preview',
    title: 'Preview a FastAPI service',
    description: `Shows what create-service would make from a set of answers, without making it: every file, what would be done to the forge and the catalog, what is there already, and everything that is in the way.
It has your permissions, and answers with problems instead of an error where the answers are wrong.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: { input: inputSchema, output: outputSchema },
    action: async context => ({
      output: await renderPreview(context, services),
    }),
  });
}

interface Request {
  readonly input: {
    readonly answers?: unknown;
    readonly templateRef?: string;
    readonly paths?: readonly string[];
  };
  readonly credentials: BackstageCredentials;
}

async function renderPreview(
  { input, credentials }: Request,
  { scaffolder }: ActionServices,
) {
  const { values } = readAnswersInput(input.answers);
  const templateRef = readTemplateRef(input.templateRef);
  const request = { templateRef, answers: values };
  const [tree, plan] = await Promise.all([
    scaffolder.previewFiles(request, { credentials }),
    scaffolder.previewPlan(request, { credentials }),
  ]);
  return {
    digest: tree.digest,
    bytes: tree.bytes,
    files: tree.files.map(file => ({
      path: file.path,
      size: file.size,
      class: file.class,
    })),
    contents: contentsOf(tree, input.paths ?? []),
    standing: plan.standing,
    changes: plan.changes.map(change => ({ ...change })),
    problems: plan.problems.map(asLine),
  };
}

function contentsOf(
  { contents, files }: TreePreview,
  paths: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    paths.map((path, index) => {
      const file = files.find(each => each.path === path);
      const content = file && contents[file.digest];
      if (content === undefined) {
        const reason = file?.withheld
          ? `is ${file.withheld} and not shown`
          : 'is not among the files; leave paths out to see which there are';
        throw new InputError(
          `paths[${index}]: ${JSON.stringify(path)} ${reason}`,
        );
      }
      return [path, content];
    }),
  );
}

function asLine({ path, message }: PreviewProblem): string {
  return path === undefined ? message : `${path}: ${message}`;
}
