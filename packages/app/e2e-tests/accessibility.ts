import { AxeBuilder } from '@axe-core/playwright';
import { Page, expect } from '@playwright/test';

/** A rule, the element that breaks it and the page it does so on: what is not exactly this is ours. */
interface Known {
  readonly rule: string;
  /** Matches the whole selector. */
  readonly element: RegExp;
  readonly page: RegExp;
}

const form = /^\/create\/templates\/[\w-]+\/[\w-]+$/;
const task = /^\/create\/tasks\/[\w-]+$/;
const notifications = /^\/notifications$/;

/** What Backstage's own pages bring along in 1.55; everything else is ours to keep clean. */
const knownOfBackstage: readonly Known[] = [
  // Pages have no main landmark, so nothing of theirs is in one: the name of the page and its tabs, the steps and the
  // title of the form, and the whole page of notifications.
  ...[form, task, notifications].map(page => ({
    rule: 'landmark-one-main',
    element: /^html$/,
    page,
  })),
  {
    rule: 'region',
    element:
      /^(\.bui-PluginHeaderToolbarName > )?\.bui-(Tabs|VisuallyHidden(\.VisuallyHidden_\S+)?)$/,
    page: form,
  },
  {
    rule: 'region',
    element: /^\.Mui(Step|CardHeader)\S*( > .+)?$/,
    page: form,
  },
  // A step that cannot be chosen yet.
  {
    rule: 'region',
    element: /^\.Mui-disabled\.MuiStepLabel-root\S* > \.MuiStepLabel-\w+$/,
    page: form,
  },
  // Our part of the page of a task is a region, so whatever is in none there is Backstage's.
  { rule: 'region', element: /^.+$/, page: task },
  { rule: 'region', element: /^.+$/, page: notifications },
  // Tabs that lead to other pages name a panel that is not there.
  {
    rule: 'aria-valid-attr-value',
    element: /^#react-aria\S+-tab-templates$/,
    page: form,
  },
  {
    rule: 'aria-valid-attr-value',
    element: /^#react-aria\S+-tab-tasks$/,
    page: task,
  },
  // The lines of the log are cells of a table that is none, in colours of the terminal.
  ...[
    'aria-allowed-role',
    'aria-required-children',
    'aria-required-parent',
  ].map(rule => ({ rule, element: /^a\[href\$="#line-\d+"\]$/, page: task })),
  {
    rule: 'color-contrast',
    element: /^(a\[href\$="#line-\d+"\]|(.+ > )?\.BackstageLogViewer-\S+)$/,
    page: task,
  },
  // The button that filters the log is an icon.
  {
    rule: 'button-name',
    element: /^(\.Mui(IconButton|ButtonBase)-\w+)+:nth-child\(2\)$/,
    page: task,
  },
  // The table of notifications: handles of columns that nobody can move, and grey on grey in who sent it and when.
  ...['aria-command-name', 'nested-interactive'].map(rule => ({
    rule,
    element: /^div\[data-rbd-draggable-id="[012]"\]$/,
    page: notifications,
  })),
  {
    rule: 'empty-table-header',
    element: /^th:nth-child\(2\)$/,
    page: notifications,
  },
  {
    rule: 'color-contrast',
    element:
      /^(#notification-\S+ > .+ > )?(\.NotificationsTable_notificationInfoRow__\w+:nth-child\(\d\)|time(\[\w+="[^"]+"\])+)$/,
    page: notifications,
  },
];

/** Fails on every axe violation of the page, or of a part of it, that is not a known one of Backstage's own components. */
export async function expectAccessible(
  page: Page,
  part = 'html',
): Promise<void> {
  const { pathname } = new URL(page.url());
  const isKnown = (id: string, target: string) =>
    knownOfBackstage.some(
      known =>
        known.rule === id &&
        known.element.test(target) &&
        known.page.test(pathname),
    );
  await expectNone(page, async () => {
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .map(node => node.target.join(' '))
        .filter(target => !isKnown(id, target))
        .map(target => `${id}: ${target}`),
    );
  });
}

/** Fails on every axe violation of a page that is all our own. */
export async function expectFlawless(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
  ).toEqual([]);
}

/** Fails on every axe violation of a part of a page that is our own, where the rest is Backstage's. */
export async function expectCardFlawless(
  page: Page,
  part: string,
): Promise<void> {
  await expectNone(page, async () => {
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`,
    );
  });
}

/** Fails where something is found that does not go away: another theme is drawn when the machine has time. */
async function expectNone(
  page: Page,
  find: () => Promise<readonly string[]>,
): Promise<void> {
  await expect
    .poll(async () => {
      await finishAnimations(page);
      return find();
    })
    .toEqual([]);
}

/**
 * What fades in has little contrast until it is there. A shadow that follows the scrolling, on a timeline of its own,
 * is never at its end.
 */
async function finishAnimations(page: Page): Promise<void> {
  await page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ timeline, effect }) =>
          timeline === document.timeline &&
          effect?.getComputedTiming().endTime !== Infinity,
      )
      .forEach(animation => animation.finish()),
  );
}
