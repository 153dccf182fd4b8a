import { createHash } from 'node:crypto';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import {
  PlanPreview,
  PreviewProblem,
  ProvidedSecrets,
  TreePreview,
  TreePreviewRequest,
} from '@slipway/plugin-slipway-common';
import { DefaultPreviewApi } from '../preview/DefaultPreviewApi';
import { previewApiRef } from '../preview/PreviewApi';

const address = 'http://localhost/api/scaffolder';

/** What a platform team that adapted the template asks for. */
const broker = { properties: { password: { format: 'password' } } };

const form = {
  title: 'FastAPI service',
  steps: [
    { title: 'Service', schema: { properties: { name: {}, owner: {} } } },
    {
      title: 'Broker',
      schema: { properties: { broker, 'ci:BROKER_TOKEN': {} } },
    },
    { title: 'Preview', schema: { properties: { preview: {} } } },
  ],
};

/** What the backend is asked to answer with. */
export interface PreviewAnswers {
  /** Content by path, of the answers it is asked about. */
  readonly files: (
    answers: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, string>>;
  readonly plan?: PlanPreview;
  /** What the answer with the plan waits for. */
  readonly planAfter?: Promise<void>;
  readonly problems?: readonly PreviewProblem[];
  /** The secrets that nobody has to enter, for the answers it is asked about. */
  readonly provided?: (
    answers: Readonly<Record<string, unknown>>,
  ) => readonly string[];
  /** What the answer with the secrets waits for. */
  readonly secretsAfter?: Promise<void>;
  /** The secrets that somebody has to enter. */
  readonly required?: readonly string[];
  /** True where the form cannot be read. */
  readonly hasNoPages?: boolean;
  /** What a request is refused with, if it is; what it throws is what the network does. */
  readonly refusal?: () => Response | undefined;
}

/** A request that arrived. */
export interface Arrived {
  readonly path: string;
  readonly body: TreePreviewRequest;
}

/** The far end of the network: speaks the backend's preview routes, as their types have them. */
export function previewBackend(options: PreviewAnswers) {
  const arrived: Arrived[] = [];
  const answer = ({ path, body }: Arrived): Response => {
    const refused = options.refusal?.();
    if (refused) {
      return refused;
    }
    if (path === '/slipway/preview') {
      return Response.json(treeOf(options, body));
    }
    if (path === '/slipway/preview/secrets') {
      const provided = options.provided?.(body.answers) ?? [];
      const { required = [] } = options;
      return Response.json({ provided, required } satisfies ProvidedSecrets);
    }
    return path === '/slipway/preview/plan'
      ? Response.json(options.plan ?? { changes: [], problems: [] })
      : new Response('archive');
  };
  const fetchApi = {
    fetch: async (input: unknown, init: RequestInit = {}) => {
      const request = {
        path: String(input).slice(address.length),
        body: JSON.parse(String(init.body)),
      };
      arrived.push(request);
      await {
        '/slipway/preview/plan': options.planAfter,
        '/slipway/preview/secrets': options.secretsAfter,
      }[request.path];
      return answer(request);
    },
  };
  const api = DefaultPreviewApi.create({
    discoveryApi: { getBaseUrl: async () => address },
    fetchApi,
  });
  const scaffolder = {
    getTemplateParameterSchema: async () => {
      if (options.hasNoPages) {
        throw new Error('the form cannot be read');
      }
      return form;
    },
  };
  return {
    arrived,
    api,
    apis: [
      [previewApiRef, api],
      [scaffolderApiRef, scaffolder],
    ] as const,
  };
}

function treeOf(
  { files: make, problems = [] }: PreviewAnswers,
  { answers, known = [] }: TreePreviewRequest,
): TreePreview {
  const made = Object.entries(make(answers));
  const files = made.map(([path, text]) => ({
    path,
    mode: '100644' as const,
    size: text.length,
    digest: digestOf(text),
    class: 'merged' as const,
  }));
  return {
    skeleton: { name: 'fastapi-service', version: '1.0.0' },
    digest: digestOf(JSON.stringify(made)),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    files,
    contents: Object.fromEntries(
      made
        .map(([, text]): [string, string] => [digestOf(text), text])
        .filter(([digest]) => !known.includes(digest)),
    ),
    problems,
    mended: [],
  };
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
