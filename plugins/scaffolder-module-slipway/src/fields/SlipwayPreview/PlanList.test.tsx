import { PlanPreview } from '@slipway/plugin-slipway-common';
import { screen, within } from '@testing-library/react';
import { previewBackend } from '../../__testUtils__/previewBackend';
import { renderPage } from '../../__testUtils__/renderPage';
import { field } from './field';

jest.setTimeout(60_000);

function renderPlan(plan: PlanPreview, planAfter?: Promise<void>) {
  const files = () => ({ 'README.md': '# Orders' });
  const { apis } = previewBackend({ files, plan, planAfter });
  renderPage({ title: 'Preview', fields: [field], answers: {}, apis });
}

const plan: PlanPreview = {
  standing: 'whole',
  problems: [],
  changes: [
    { place: 'repository', action: 'keep', subject: 'acme/orders on forge' },
    {
      place: 'pipeline',
      action: 'update',
      subject: 'environment production',
      from: 'approved by nobody',
      to: 'approved by platform',
    },
    {
      place: 'pipeline',
      action: 'update',
      subject: 'variable LOG_LEVEL',
      to: 'info',
    },
    {
      place: 'pipeline',
      action: 'unknown',
      subject: 'secret TOKEN',
      reason: 'the credentials lack the permission secrets=read',
    },
    {
      place: 'branch',
      action: 'create',
      subject: 'protection of branch main',
      to: 'with one approval',
    },
  ],
};

describe('the plan of a preview', () => {
  it('tells of each thing what will be done, what is there and what nobody knows', async () => {
    renderPlan(plan);

    await screen.findByText('variable LOG_LEVEL', {}, { timeout: 10_000 });
    const list = screen.getByRole('region', { name: 'What will be done' });
    const told = within(list)
      .getAllByRole('definition')
      .map(({ textContent }) => textContent);
    expect(told).toEqual([
      'thereacme/orders on forge',
      'changeenvironment productionfrom “approved by nobody” to “approved by platform”',
      'changevariable LOG_LEVELinfo',
      'not knownsecret TOKENthe credentials lack the permission secrets=read',
      'createprotection of branch mainwith one approval',
    ]);
    expect(list).toHaveAttribute('tabindex', '0');
  });

  it('says in one sentence how much there is to do', async () => {
    renderPlan(plan);

    const told = await screen.findByText(
      '1 to be created, 2 to be changed, 1 there already, 1 that cannot be told',
    );
    expect(told.closest('[role="status"]')).toHaveTextContent(
      'The repository exists and holds these files.',
    );
  });

  it('waits in the place that the plan will have', async () => {
    let arrive = () => {};
    const arrival = new Promise<void>(resolve => {
      arrive = resolve;
    });
    renderPlan(plan, arrival);

    const section = (
      await screen.findByRole('heading', { name: 'What will be done' })
    ).closest('section')!;
    expect(section).toHaveAttribute('aria-busy', 'true');
    expect(section).toHaveTextContent('Looking at the forge and the catalog…');
    const box = section.lastElementChild!.className;
    arrive();
    await within(section).findByText('variable LOG_LEVEL');
    expect(section).toHaveAttribute('aria-busy', 'false');
    expect(section.lastElementChild!.className).toBe(box);
  });

  it('says nothing of what to do while something is in the way', async () => {
    renderPlan({ changes: [], problems: [{ message: 'the forge is away' }] });

    expect(
      await screen.findByText('It can be told once nothing is in the way.'),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'What will be done' }),
    ).toBeNull();
  });
});
