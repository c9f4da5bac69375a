/** Every pair of colours that meets on a screen keeps the contrast of WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('./theme.css', import.meta.url), 'utf8').replaceAll('"', "'");

type Colours = Record<string, string>;

function block(selector: string): Colours {
  const start = CSS.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const body = CSS.slice(start, CSS.indexOf('}', start));
  const pairs = [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value?.trim()]));
}

const warm = block(":root[data-theme='warm']");
const light = block(":root[data-theme='light']");
const attack = block(":root[data-mode='attack']:not([data-theme='contrast'])");
const THEMES: Record<string, Colours> = {
  warm,
  light: { ...warm, ...light },
  contrast: { ...warm, ...block(":root[data-theme='contrast']") },
  'attack over warm': { ...warm, ...attack },
  'attack over light': { ...warm, ...light, ...attack },
};

const TEXT = [
  ...['text', 'soft', 'link', 'warn', 'danger'].flatMap((ink) =>
    ['ground', 'surface', 'raised'].map((ground) => [ink, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-pain-1', 'pain-1'],
  ['on-pain-2', 'pain-2'],
  ['on-pain-3', 'pain-3'],
  ['on-clear', 'clear'],
];
const EDGES = ['ground', 'surface', 'raised'].flatMap((ground) => [
  ['edge', ground],
  ['focus', ground],
]);

function colour(theme: Colours, name: string): string {
  const value = theme[name] ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return other ? colour(theme, other) : value;
}

function luminance(hex: string): number {
  const part = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(theme: Colours, [a = '', b = '']: string[]): number {
  const [dark = 0, bright = 0] = [a, b]
    .map((name) => luminance(colour(theme, name)))
    .sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(THEMES))('%s', (_name, theme) => {
  it.each(TEXT)('writes %s on %s at 4.5:1 or more', (...pair) => {
    expect(contrast(theme, pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('draws %s on %s at 3:1 or more', (...pair) => {
    expect(contrast(theme, pair)).toBeGreaterThanOrEqual(3);
  });
});

describe('an attack', () => {
  it('is near-black with no bright area', () => {
    for (const name of ['ground', 'surface', 'raised', 'accent']) {
      expect(luminance(colour({ ...warm, ...attack }, name))).toBeLessThan(0.06);
    }
  });

  it('follows the phone into the same soft light', () => {
    expect(block(":root[data-theme='system']")).toEqual(light);
  });
});
