import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gradedVerdicts } from '../../claims/claim.ts';
import { marks } from './marks.ts';

const css = readFileSync('src/site/styles/base.css', 'utf8');
const boxes = readFileSync('src/site/styles/claim.css', 'utf8');

/** A colour of the style sheet, on light and on dark paper. */
function colours(name: string): string[] {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? [];
  if (!light || !dark) throw new Error(`base.css has no --${name}`);
  return [light, dark];
}
/** The colour that a verdict's box is drawn in. */
function coloursOf(verdict: string): string[] {
  const [, name] = new RegExp(`\\[data-verdict="${verdict}"\\] \\{\\s*--verdict: var\\(--(\\w+)\\)`).exec(boxes) ?? [];
  if (!name) throw new Error(`claim.css has no colour for ${verdict}`);
  return colours(name);
}
/** WCAG 2's. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const v = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('each verdict has a mark and a colour of its own', () => {
  expect(new Set(gradedVerdicts.map((one) => marks[one])).size).toBe(gradedVerdicts.length);
  expect(new Set(gradedVerdicts.map((one) => coloursOf(one).join())).size).toBe(gradedVerdicts.length);
});

test.each(gradedVerdicts)('%s can be read on paper and on a wash, light and dark', (verdict) => {
  for (const ground of ['paper', 'wash'])
    for (const [i, colour] of coloursOf(verdict).entries())
      expect(contrast(colour, colours(ground)[i]), `${colour} on --${ground}`).toBeGreaterThanOrEqual(4.5);
});
