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

/** What Backstage's own pages bring along in 1.55; everything else is ours to keep clean. */
const knownOfBackstage: readonly Known[] = [
  // The labels of the pages, where the window is too narrow for them.
  {
    rule: 'scrollable-region-focusable',
    element: /^\.MuiStepper-root$/,
    page: form,
  },
  // The page of a form has no main landmark, so nothing on it is in one.
  { rule: 'landmark-one-main', element: /^html$/, page: form },
  { rule: 'region', element: /^.+$/, page: form },
  // The title of a field that is a list or an object follows on the page's h1.
  {
    rule: 'heading-order',
    element: /^(#root_\w+__title > )?h5$/,
    page: form,
  },
  {
    rule: 'aria-valid-attr-value',
    element: /^#react-aria\S+-tab-templates$/,
    page: form,
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
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
  ).toEqual([]);
}
