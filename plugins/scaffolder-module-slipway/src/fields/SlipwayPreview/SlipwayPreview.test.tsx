import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'yaml';
import {
  PreviewAnswers,
  previewBackend,
} from '../../__testUtils__/previewBackend';
import { renderPage } from '../../__testUtils__/renderPage';
import { field } from './field';

jest.setTimeout(60_000);

const answers = {
  name: 'orders',
  owner: 'group:default/platform',
  description: '${{ odd }}: "text", über\nlines',
  variables: { AWS_REGION: '012' },
  broker: { host: 'mq.internal', password: 'hunter2' },
  'ci:staging:DATABASE_URL': '*****',
};

const files: PreviewAnswers['files'] = ({ description }) => ({
  'README.md': `# Orders\n\n${description}\n`,
  'src/app/main.py': 'app = FastAPI()\n',
});

/** An answer as the backend's, or as that of a proxy where it is called just an error. */
function refusal(status: number, name: string) {
  const error = { name, message: `the words of ${name}` };
  return Response.json({ error, response: { statusCode: status } }, { status });
}

/** As `fetch` fails without a network. */
function unreachable(): never {
  throw new TypeError('Failed to fetch');
}

function renderPreview(
  options: Partial<PreviewAnswers> = {},
  template?: string,
) {
  const backend = previewBackend({ files, ...options });
  const { onCreate } = renderPage({
    title: 'Preview',
    fields: [field],
    answers,
    apis: backend.apis,
    template,
  });
  return { ...backend, onCreate };
}

describe('SlipwayPreview', () => {
  it('shows the files, and one of them', async () => {
    renderPreview();

    expect(
      await screen.findByText(/^2 files, .*fastapi-service/),
    ).toBeVisible();
    const article = screen.getByRole('article');
    expect(article).toHaveAccessibleName('README.md');
    expect(await within(article).findByText(/Orders/)).toBeVisible();

    const tree = screen.getByRole('treegrid', { name: 'Files' });
    within(tree).getByRole('row', { name: 'app' }).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
    expect(screen.getByRole('article')).toHaveAccessibleName('src/app/main.py');
  });

  it('sends neither a secret nor its asterisks, and adds nothing to the answers', async () => {
    const { arrived, onCreate } = renderPreview();
    await screen.findByText(/^2 files/);

    const { 'ci:staging:DATABASE_URL': _, ...rest } = answers;
    expect(arrived.map(({ path }) => path).sort()).toEqual([
      '/slipway/preview',
      '/slipway/preview/plan',
    ]);
    expect(arrived[1]?.body).toEqual({
      templateRef: 'template:default/',
      answers: rest,
      entered: ['ci:staging:DATABASE_URL'],
    });
    expect(JSON.stringify(arrived)).not.toContain('*****');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith(answers);
  });

  it('finds names and contents, and does not leave the page for it', async () => {
    renderPreview();
    const search = await screen.findByRole('searchbox');

    await userEvent.type(search, 'fastapi({Enter}');

    expect(screen.getByText('1 file found')).toBeVisible();
    expect(screen.queryByRole('row', { name: 'README.md' })).toBeNull();
    expect(screen.getByRole('article')).toHaveAccessibleName('src/app/main.py');
    expect(screen.getByRole('button', { name: 'Review' })).toBeVisible();
  });

  it('tells each problem with the way to its page', async () => {
    renderPreview({
      plan: {
        changes: [],
        problems: [
          { path: 'owner', message: 'nobody is called so' },
          { path: 'entities[0].fields[0].maxLength', message: 'is too much' },
          { message: 'the forge is away' },
          { field: 'ci:BROKER_TOKEN', message: 'secret is missing' },
        ],
      },
    });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('4 things are in the way');
    expect(alert).toHaveTextContent('owner: nobody is called so');
    // As the page calls it where it is filled in.
    expect(alert).toHaveTextContent('1 › 1 › Longest: is too much');
    expect(alert).toHaveTextContent('the forge is away');
    expect(
      await within(alert).findAllByRole('button', { name: 'Go to Service' }),
    ).toHaveLength(1);
    expect(
      within(alert).getAllByRole('button', { name: 'Go to Broker' }),
    ).toHaveLength(1);

    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(alert).toHaveFocus();
  });

  it('says once why there is no preview, in the words of the backend', async () => {
    renderPreview({ refusal: () => refusal(400, 'InputError') });

    expect(await screen.findByRole('alert')).toHaveTextContent('of InputError');
    expect(
      screen.getByText('It can be told once nothing is in the way.'),
    ).toBeVisible();
    expect(screen.queryByText(/kB|byte/)).toBeNull();
  });

  it.each([
    ['The portal cannot be reached', unreachable],
    ['The portal cannot be reached', () => refusal(502, 'Error')],
    ['You are signed out', () => refusal(401, 'AuthenticationError')],
  ])('says “%s” to act on, and tries again', async (told, refuse) => {
    let isAway = true;
    renderPreview({ refusal: () => (isAway ? refuse() : undefined) });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(told);
    const again = within(alert).getByRole('button', { name: /Try again/ });
    again.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(again).not.toHaveAttribute('data-ispending', 'true'),
    );
    expect(alert).toHaveTextContent(told);
    expect(again).toHaveFocus();

    isAway = false;
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText(/^2 files/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(
      screen.getByRole('region', { name: 'What will be created' }),
    ).toHaveFocus();
  });

  it('tries again by itself once the browser has its network again', async () => {
    let isAway = true;
    const { arrived } = renderPreview({
      refusal: () => (isAway ? unreachable() : undefined),
    });
    await screen.findByRole('alert');
    isAway = false;
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByText(/^2 files/)).toBeVisible();
    const asked = arrived.length;
    window.dispatchEvent(new Event('online'));
    await userEvent.click(screen.getByRole('searchbox'));
    expect(arrived).toHaveLength(asked);
  });

  it('copies a link and a values file without a secret', async () => {
    renderPreview({}, 'fastapi-service');
    const user = userEvent.setup();
    const writeText = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    await screen.findByText(/^2 files/);
    const { 'ci:staging:DATABASE_URL': _, ...other } = answers;
    const rest = { ...other, broker: { host: 'mq.internal' } };

    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    const link = new URL(writeText.mock.calls[0]![0]);
    expect(JSON.parse(link.searchParams.get('formData') ?? '')).toEqual(rest);

    await user.click(
      screen.getByRole('button', { name: 'Copy as values file' }),
    );
    expect(parse(writeText.mock.calls[1]![0])).toEqual(rest);
    expect(
      screen.getByText(
        /Save it, then in a checkout of the portal: npx backstage-cli slipway create --values FILE$/,
      ),
    ).toBeVisible();
  });

  it('names a template of another name in the command for its values file', async () => {
    renderPreview({}, 'our-service');
    jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await screen.findByText(/^2 files/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy as values file' }),
    );
    expect(
      await screen.findByText(
        /slipway create --values FILE --template template:default\/our-service$/,
      ),
    ).toBeVisible();
  });

  it('copies nothing before it is known what is secret, and says so', async () => {
    renderPreview({ hasNoPages: true });
    const user = userEvent.setup();
    const writeText = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    await screen.findByText(/^2 files/);

    for (const name of ['Copy link', 'Copy as values file']) {
      await user.click(screen.getByRole('button', { name }));
      expect(
        await screen.findByText(/^Which answers are secret is not known/),
      ).toBeVisible();
    }
    expect(writeText).not.toHaveBeenCalled();
  });
});
