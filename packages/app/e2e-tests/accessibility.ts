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
const anyPage = /^\//;

/** What Backstage's own pages bring along in 1.55; everything else is ours to keep clean. */
const knownOfBackstage: readonly Known[] = [
  // The labels of the pages, where the window is too narrow for them.
  {
    rule: 'scrollable-region-focusable',
    element: /^\.MuiStepper-root$/,
    page: form,
  },
  // Pages have no main landmark, so nothing of theirs is in one.
  { rule: 'landmark-one-main', element: /^html$/, page: anyPage },
  { rule: 'region', element: /^.+$/, page: anyPage },
  // The title of a field that is a list or an object follows on the page's h1.
  {
    rule: 'heading-order',
    element: /^(#root_\w+__title > )?h5$/,
    page: form,
  },
  {
    rule: 'aria-valid-attr-value',
    element: /^#react-aria\S+-tab-(templates|tasks)$/,
    page: anyPage,
  },
  // The bar above the steps of a task and the mark of the one that runs.
  {
    rule: 'aria-progressbar-name',
    element: /^\.Mui(Linear|Circular)Progress-root$/,
    page: task,
  },
  // The title of the panel of an error follows on the page's h1.
  { rule: 'heading-order', element: /^h6$/, page: task },
  // The log of a task: a list that is none, in green on white, with icons that say nothing.
  {
    rule: 'aria-allowed-role',
    element: /^a\[href\$="#line-\d+"\]$/,
    page: task,
  },
  {
    rule: 'aria-required-children',
    element: /^a\[href\$="#line-\d+"\]$/,
    page: task,
  },
  {
    rule: 'aria-required-parent',
    element: /^a\[href\$="#line-\d+"\]$/,
    page: task,
  },
  {
    rule: 'color-contrast',
    element: /^(a\[href\$="#line-\d+"\]|(.+ > )?\.BackstageLogViewer-\S+)$/,
    page: task,
  },
  {
    rule: 'button-name',
    element: /^(\.Mui(IconButton|ButtonBase)-\w+)+:nth-child\(2\)$/,
    page: task,
  },
  // The table of notifications: handles of columns that nobody can move, and grey on grey.
  {
    rule: 'aria-command-name',
    element: /^div\[data-rbd-draggable-id="\d"\]$/,
    page: notifications,
  },
  {
    rule: 'nested-interactive',
    element: /^div\[data-rbd-draggable-id="\d"\]$/,
    page: notifications,
  },
  {
    rule: 'empty-table-header',
    element: /^th:nth-child\(2\)$/,
    page: notifications,
  },
  {
    rule: 'color-contrast',
    element: /^(#notification-\S+ > .+|time\[title="[^"]+"\])$/,
    page: notifications,
  },
  // The two selects of the RepoUrlPicker that have one choice.
  {
    rule: 'aria-prohibited-attr',
    element: /^div\[aria-label="(Host|Owner Available)"\]$/,
    page: form,
  },
  {
    rule: 'select-name',
    element: /^div\[aria-label="(Host|Owner Available)"\] > select$/,
    page: form,
  },
];

/** Fails on every axe violation of the page, or of a part of it, that is not a known one of Backstage's own components. */
export async function expectAccessible(
  page: Page,
  part = 'html',
): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const { pathname } = new URL(page.url());
  const isKnown = (id: string, target: string) =>
    knownOfBackstage.some(
      known =>
        known.rule === id &&
        known.element.test(target) &&
        known.page.test(pathname),
    );
  const ours = violations.flatMap(({ id, nodes }) =>
    nodes
      .map(node => node.target.join(' '))
      .filter(target => !isKnown(id, target))
      .map(target => `${id}: ${target}`),
  );
  expect(ours).toEqual([]);
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
  // What fades in has little contrast until it is there. A shadow that follows
  // the scrolling, on a timeline of its own, is never at its end.
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
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
  ).toEqual([]);
}
