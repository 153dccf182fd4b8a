import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { isRunning, waitForTask } from '../scaffolder';
import { ActionServices } from './ActionServices';
import { answersSchema } from './answersSchema';
import { readAnswersInput } from './readAnswersInput';
import { readTemplateRef, templateRefSchema } from './readTemplateRef';
import { tellingInput } from './tellingInput';
import { taskFailure } from './taskFailure';
import { Zod } from './Zod';

/** Clients of MCP wait for a minute, `backstage-cli actions` for half of one. */
const SECONDS = {
  most: 50,
  usual: 20,
  rule: 'must be a whole number from 0 to 50',
};

const inputSchema = (z: Zod) =>
  tellingInput(
    z
      .object({
        answers: answersSchema(z),
        templateRef: templateRefSchema(z),
        waitSeconds: z
          .number({ invalid_type_error: SECONDS.rule })
          .int(SECONDS.rule)
          .min(0, SECONDS.rule)
          .max(SECONDS.most, SECONDS.rule)
          .optional()
          .describe(
            `How long to wait for the task, up to ${SECONDS.most}; ${SECONDS.usual} where nothing is said. The task goes on afterwards`,
          ),
      })
      .strict(),
  );

const outputSchema = (z: Zod) =>
  z.object({
    taskId: z.string().describe('The task of the scaffolder'),
    taskUrl: z.string().describe('Where a person watches the task'),
    status: z
      .enum(['processing', 'completed'])
      .describe(
        '`processing` where the task was not over in time: repeat the call with the same answers to wait on, nothing is made twice',
      ),
    repoUrl: z
      .string()
      .optional()
      .describe('Where a person sees the repository'),
    cloneUrl: z.string().optional().describe('Where git clones it from'),
    commit: z.string().optional().describe('The commit that the branch holds'),
    entityRef: z
      .string()
      .optional()
      .describe("Entity reference of the service's component"),
  });

/** `create-service`: runs the template, as the form does when somebody presses Create. */
export function registerCreateService(
  registry: ActionsRegistryService,
  services: ActionServices,
): void {
  registry.register({
    name: 'create-service',
    title: 'Create a FastAPI service',
    description: `Creates a FastAPI service from a set of answers: repository, environments, variables, secrets that can be made at random, first commit, branch protection and catalog entities.
It runs the template as the form does, with your permissions and under the same policies; the same answers again find the service and add what is missing. Nothing is deleted, and commits and secrets that are there are kept; but environments, variables and branch protection that somebody has changed since are set to the answers again.
Secrets cannot be given to it. Where a service needs one that somebody has to give, it is refused: enter it in the form, or use \`slipway create --secrets\`.
Look at the result with render-preview first; list-layouts describes the layouts.`,
    // What somebody has changed by hand is set again, which clients of MCP have to ask a person for.
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: { input: inputSchema, output: outputSchema },
    examples: [
      {
        title: 'A service with nothing but what has to be answered',
        input: {
          answers: {
            name: 'order-service',
            owner: 'group:default/orders',
            repoUrl: 'github.com?owner=acme&repo=order-service',
          },
        },
      },
    ],
    action: async context => ({
      output: await createService(context, services),
    }),
  });
}

interface Request {
  readonly input: {
    readonly answers?: unknown;
    readonly templateRef?: string;
    readonly waitSeconds?: number;
  };
  readonly credentials: BackstageCredentials;
}

async function createService(
  { input, credentials }: Request,
  { appBaseUrl, scaffolder }: ActionServices,
) {
  const { answers, templateRef, waitSeconds = SECONDS.usual } = input;
  const { values, refusal } = readAnswersInput(answers);
  const request = { templateRef: readTemplateRef(templateRef), values };
  const taskId = await scaffolder
    .startTask(request, { credentials })
    .catch(error => {
      throw error.name === 'InputError' && refusal ? refusal : error;
    });
  const seconds = waitSeconds;
  const task = await waitForTask(scaffolder, taskId, { credentials, seconds });
  const taskUrl = `${appBaseUrl}/create/tasks/${taskId}`;
  if (isRunning(task)) {
    return { taskId, taskUrl, status: 'processing' as const };
  }
  const end = await scaffolder.readEnd(taskId, { credentials });
  if (task.status !== 'completed') {
    throw taskFailure(task, { end, taskUrl });
  }
  const text = (key: string) => {
    const value = end?.output[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    taskId,
    taskUrl,
    status: 'completed' as const,
    repoUrl: text('repoUrl'),
    cloneUrl: text('cloneUrl'),
    commit: text('commit'),
    entityRef: text('entityRef'),
  };
}
