import { AxeBuilder } from '@axe-core/playwright';
import { Page, expect } from '@playwright/test';

/**
 * What Backstage's own pages bring along in 1.55; everything else is ours to keep clean. Each entry is
 * a rule and a part of the selector of the element that breaks it.
 */
const knownOfBackstage: readonly (readonly [rule: string, element: RegExp])[] =
  [
    ['heading-order', /h5|h6/],
    ['landmark-one-main', /html/],
    ['region', /./],
    ['nested-interactive', /MuiTableSortLabel/],
    ['aria-valid-attr-value', /react-aria/],
    ['empty-heading', /h2/],
    ['aria-prohibited-attr', /aria-label="(Host|Owner Available)"/],
    ['select-name', /aria-label="(Host|Owner Available)"/],
  ];

/** Fails on every axe violation of the page that is not a known one of Backstage's own components. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const ours = violations.flatMap(({ id, nodes }) =>
    nodes
      .map(node => node.target.join(' '))
      .filter(
        target =>
          !knownOfBackstage.some(
            ([rule, element]) => rule === id && element.test(target),
          ),
      )
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
