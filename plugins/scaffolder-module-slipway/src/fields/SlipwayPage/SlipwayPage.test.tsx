import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { create, required } from '../../__testUtils__/pageAnswers';
import { renderPage } from '../../__testUtils__/renderPage';
import { field as nameField } from '../SlipwayName/field';
import { field as variablesField } from '../SlipwayVariables/field';
import { field } from './field';

describe('SlipwayPage', () => {
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
    // What it would show blank, or raw, is not there.
    expect(screen.queryByText('Features')).toBeNull();
  });

  it.each([
    ['User of Docker Hub', 'DOCKERHUB_USERNAME', ['github'], 'dockerhub'],
    ['User of GitHub', 'GHCR_USERNAME', ['github', 'gitlab'], 'ghcr'],
    ['Number of the account at AWS', 'AWS_ACCOUNT_ID', ['github'], 'ecr'],
    [
      'ARN of the role that pushes images',
      'AWS_PUSH_ROLE_ARN',
      ['github'],
      'ecr',
    ],
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
    expect(screen.getByRole('textbox', { name: /^Name/ })).toBeInvalid();
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Name/ })).toHaveFocus(),
    );
  });
});
