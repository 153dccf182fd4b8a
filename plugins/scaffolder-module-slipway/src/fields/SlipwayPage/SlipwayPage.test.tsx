import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  findAnswerProblems,
  parseAnswers,
} from '@slipway/plugin-slipway-common';
import { parse } from 'yaml';
import {
  readTemplatePage,
  templateFolder,
} from '../../__testUtils__/readTemplatePage';
import { previewBackend } from '../../__testUtils__/previewBackend';
import { renderPage } from '../../__testUtils__/renderPage';
import { stockSecret } from '../../__testUtils__/stockSecret';
import { catalogApis } from '../../__testUtils__/catalogApis';
import { field as environmentsField } from '../SlipwayEnvironments/field';
import { field as nameField } from '../SlipwayName/field';
import { field as variablesField } from '../SlipwayVariables/field';
import { field } from './field';
import { PageFieldProps, Preset } from './schema';

// The backend is asked once the choosing pauses, on a machine that may be busy.
const patience = { timeout: 15_000 };

const required = {
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=order-service',
};

const { presets = [] } = readTemplatePage('Service')[
  'ui:options'
] as NonNullable<PageFieldProps['uiSchema']['ui:options']>;

function presetOf(title: string): Preset {
  return presets.find(preset => preset.title === title)!;
}

function renderService() {
  return renderPage({
    title: 'Service',
    only: ['name', 'description'],
    fields: [field, nameField],
    answers: required,
  });
}

async function create() {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
}

describe('the presets of the template', () => {
  it.each(presets.map(({ title }) => title))('%s is a whole service', title => {
    const { answers } = presetOf(title);
    expect(
      findAnswerProblems({ name: 'order-service', ...required, ...answers }),
    ).toEqual([]);
  });

  it.each([
    ['Product Service', 'product-service'],
    ['Items service', 'items-service'],
  ])('%s is the example %s', (title, example) => {
    const file = join(templateFolder, 'examples', `${example}.yaml`);
    const answers = parse(readFileSync(file, 'utf8'));
    // Whose it is and where it goes is each person's own.
    const own = { ...required, system: undefined };
    expect(parseAnswers({ ...presetOf(title).answers, ...own })).toEqual(
      parseAnswers({ ...answers, ...own }),
    );
  });
});

describe('SlipwayPage', () => {
  it('fills in the answers of every page, and nothing is left of another preset', async () => {
    const { onCreate } = renderService();
    await userEvent.click(
      await screen.findByRole('button', { name: /Items service/ }),
    );
    expect(screen.getByRole('textbox', { name: /Name/ })).toHaveValue(
      'items-service',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Product Service/ }),
    );
    expect(
      screen.getAllByRole('status').map(each => each.textContent),
    ).toContain('The form is filled in with Product Service.');
    await create();
    const [answers] = onCreate.mock.calls[0];
    expect(JSON.parse(JSON.stringify(answers))).toEqual({
      ...required,
      ...presetOf('Product Service').answers,
    });
  });

  it('calls the choices as the template does, on the page and in the review', async () => {
    renderPage({
      title: 'Details',
      only: ['pagination', 'features'],
      fields: [field],
      answers: {
        name: 'order-service',
        owner: 'group:default/platform',
        repoUrl: 'localhost:7008?owner=acme&repo=order-service',
      },
    });
    expect(
      await screen.findByRole('checkbox', { name: /^Idempotency keys: / }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: /^By offset/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText('By offset')).toBeVisible();
  });

  it('keeps a name that was given, and lets everything be changed', async () => {
    const { onCreate } = renderService();
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Name/ }),
      'shelf-service',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Product Service/ }),
    );
    const description = screen.getByRole('textbox', { name: /Description/ });
    await userEvent.clear(description);
    await userEvent.type(description, 'Shelves.');
    await create();
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'shelf-service',
        description: 'Shelves.',
        layout: 'product',
      }),
    );
  });

  it.each([
    ['User of Docker Hub', 'DOCKERHUB_USERNAME', ['github'], 'dockerhub'],
    ['User of GitHub', 'GHCR_USERNAME', ['github', 'gitlab'], 'ghcr'],
    [
      'User name of the deploy token',
      'GITLAB_REGISTRY_USERNAME',
      ['github'],
      'gitlab',
    ],
  ])('asks in the open for the %s', async (title, name, ci, registry) => {
    const { onCreate } = renderPage({
      title: 'Delivery',
      only: ['ci', 'registry', 'variables'],
      fields: [field, variablesField],
      answers: {
        ...required,
        name: 'order-service',
        ci,
        registry,
        variables: { AWS_REGION: 'eu-central-1' },
      },
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: title }),
      'acme-robot',
    );

    await create();

    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        variables: { AWS_REGION: 'eu-central-1', [name]: 'acme-robot' },
      }),
    );
  });

  it('says at once what the forge cannot do, and how to get out', async () => {
    renderPage({
      title: 'Delivery',
      only: ['ci', 'registry'],
      fields: [field],
      answers: {
        ...required,
        name: 'order-service',
        repoUrl: 'gitea.acme.dev?owner=acme&repo=order-service',
        ci: ['github'],
      },
    });
    expect(
      await screen.findByText(
        /gitea.acme.dev is a Gitea, .* such as dockerhub/,
      ),
    ).toBeVisible();
    for (const name of ['GitHub Actions', 'GitLab CI']) {
      await userEvent.click(screen.getByRole('checkbox', { name }));
    }
    expect(
      await screen.findByText(/does not run the pipelines of gitlab/),
    ).toBeVisible();
  });

  describe('a secret that the platform team provides', () => {
    const token = 'Access token of Docker Hub';
    const renderDelivery = (backend: ReturnType<typeof previewBackend>) =>
      renderPage({
        title: 'Delivery',
        only: ['registry', 'ci:staging:DATABASE_URL'],
        fields: [field, stockSecret],
        apis: backend.apis,
        template: 'fastapi-service',
        answers: { ...required, name: 'order-service', registry: 'dockerhub' },
      });

    it('is not asked for, unless somebody wants to enter another one', async () => {
      let answer = () => {};
      const secretsAfter = new Promise<void>(done => {
        answer = done;
      });
      const backend = previewBackend({
        files: () => ({}),
        secretsAfter,
        provided: ({ registry }) =>
          registry === 'dockerhub' ? ['ci:DOCKERHUB_TOKEN'] : [],
      });
      const { onCreate } = renderDelivery(backend);
      expect(await screen.findByLabelText(new RegExp(token))).toBeVisible();
      answer();
      const group = await screen.findByRole('group', { name: token }, patience);
      expect(group).toHaveTextContent('Provided by your platform team.');
      expect(screen.getByLabelText(/Database of staging/)).toBeVisible();
      const asked = backend.arrived.filter(
        ({ path }) => path === '/slipway/preview/secrets',
      );
      expect(asked).toHaveLength(1);
      expect(Object.keys(asked[0]!.body).sort()).toEqual([
        'answers',
        'templateRef',
      ]);

      await userEvent.click(
        screen.getByRole('button', { name: `Enter another one: ${token}` }),
      );
      expect(screen.getByLabelText(token)).toHaveFocus();
      await userEvent.type(screen.getByLabelText(token), 'mine');
      expect(screen.queryByRole('group', { name: token })).toBeNull();
      await create();
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({ 'ci:DOCKERHUB_TOKEN': '****' }),
      );
      // What was entered never leaves the form, nor the asterisks in its place.
      expect(JSON.stringify(backend.arrived)).not.toMatch(/mine|\*{4}/);
    });

    it('is marked where somebody has to enter it', async () => {
      const backend = previewBackend({
        files: () => ({}),
        required: ['ci:DOCKERHUB_TOKEN'],
      });
      renderDelivery(backend);
      await waitFor(
        () => expect(screen.getByLabelText(new RegExp(token))).toBeRequired(),
        patience,
      );
      expect(screen.getByLabelText(/Database of staging/)).not.toBeRequired();
    });

    it('is asked for where the backend refuses to say', async () => {
      const backend = previewBackend({ files: () => ({}), refusal: 'no' });
      renderDelivery(backend);
      await waitFor(() => expect(backend.arrived).not.toHaveLength(0));
      expect(screen.getByLabelText(new RegExp(token))).toBeVisible();
      expect(screen.queryByText('Provided by your platform team.')).toBeNull();
    });
  });

  it('asks for no secret of an environment that is not there, unless one was entered', async () => {
    const staging = 'ci:staging:DATABASE_URL';
    const production = 'ci:production:DATABASE_URL';
    renderPage({
      title: 'Delivery',
      only: ['environments', staging, production],
      fields: [field, stockSecret, environmentsField],
      apis: catalogApis as never,
      answers: { ...required, environments: [], [production]: '***' },
    });
    expect(
      await screen.findByLabelText('Database of production'),
    ).toBeVisible();
    expect(screen.queryByLabelText('Database of staging')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add environment' }),
    );
    await userEvent.keyboard('staging');
    expect(await screen.findByLabelText('Database of staging')).toBeVisible();
  });

  it('takes no secret that is longer than the portal can hide', () => {
    const fields = JSON.stringify(readTemplatePage('Delivery')).match(
      /\{[^{}]*"ui:field":"Secret"[^{}]*\}/g,
    )!;
    expect(fields.length).toBeGreaterThan(3);
    for (const each of fields.map(text => JSON.parse(text))) {
      expect(each).toMatchObject({ maxLength: 2000 });
    }
  });

  it('stays on the page while the forge cannot do it, and takes the way out at a press', async () => {
    const { onCreate } = renderPage({
      title: 'Delivery',
      only: ['ci', 'registry'],
      fields: [field],
      answers: {
        ...required,
        name: 'order-service',
        repoUrl: 'gitea.acme.dev?owner=acme&repo=order-service',
        environments: [],
        ci: ['github'],
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review' }),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Set Image registry to Docker Hub',
      }),
    );
    expect(screen.queryByText(/is a Gitea/)).not.toBeInTheDocument();
    await create();
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ registry: 'dockerhub' }),
    );
  });

  it('says all that is missing at once, each at its field', async () => {
    renderPage({
      title: 'Service',
      only: ['name', 'description', 'visibility'],
      fields: [field, nameField],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review' }),
    );
    expect(await screen.findAllByText('is required')).toHaveLength(1);
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Name/ })).toHaveFocus(),
    );
  });
});
