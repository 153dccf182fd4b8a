import { renderMarkdown } from './renderMarkdown';

const place = { home: '/acme/orders', ref: 'feature/one', path: 'docs/a.md' };
const render = (text: string) => renderMarkdown(text, place).text;

describe('renderMarkdown', () => {
  it('leads relative links and images into the repository', () => {
    expect(render('[b](b.md#top)')).toContain(
      'href="/acme/orders/blob/feature/one/docs/b.md#top"',
    );
    expect(render('[r](/README.md)')).toContain(
      'href="/acme/orders/blob/feature/one/README.md"',
    );
    expect(render('![i](../i.png)')).toContain(
      'src="/acme/orders/raw/feature/one/i.png"',
    );
    expect(render('[top](#top)')).toContain('href="#top"');
  });

  it('lets no link out of the repository by way of dots', () => {
    for (const href of ['../../../../../x', '%2e%2e/%2e%2e/%2e%2e/%2e%2e/x']) {
      expect(render(`[x](${href})`)).toContain(
        'href="/acme/orders/blob/feature/one/"',
      );
    }
  });

  it('shows raw HTML as text, drops what would run and loads nothing from elsewhere', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert(1))',
      '[x](data:text/html,<script>alert(1)</script>)',
      '![x](https://example.org/x.png)',
      '![x](//example.org/x.png)',
      '![x"onerror="alert(1)](https://example.org/x.png)',
      '```"><script>\n</code><script>\n```',
      '<style>*{}</style>',
    ]) {
      expect(render(text)).not.toMatch(
        /<(script|img|style)|href="(javascript|data)|"onerror/i,
      );
    }
  });
});
