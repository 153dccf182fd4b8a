import { stylesheet } from './stylesheet';

type Palette = Readonly<Record<string, string>>;

function palettes(): readonly Palette[] {
  const blocks = [...stylesheet.matchAll(/:root \{([^}]*)\}/g)];
  return blocks.map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map(
        ([, name = '', colour = '']) => [name, colour],
      ),
    ),
  );
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

describe('stylesheet', () => {
  it('has a light and a dark palette with the same names', () => {
    const [light = {}, dark = {}] = palettes();
    expect(Object.keys(light)).toHaveLength(11);
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  });

  it('keeps every text readable on every ground', () => {
    for (const palette of palettes()) {
      for (const text of ['ink', 'quiet', 'link']) {
        for (const ground of ['ground', 'sheet', 'soft']) {
          const ratio = contrast(palette[text] ?? '', palette[ground] ?? '');
          expect([text, ground, ratio >= 4.5]).toEqual([text, ground, true]);
        }
      }
      for (const ground of ['added', 'removed']) {
        const ratio = contrast(palette.ink ?? '', palette[ground] ?? '');
        expect([ground, ratio >= 4.5]).toEqual([ground, true]);
      }
    }
  });
});
