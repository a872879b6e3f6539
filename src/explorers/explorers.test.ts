/** Every explorer computes at its limits, the same each time, and its numbers keep what its picture promises. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { languages } from '../proof/words.ts';
import box from './box.ts';
import { explore } from './explore.ts';
import type { Explorer, Values } from './explorer.ts';
import fifthPath from './fifth-path.ts';
import { explorerById, explorers } from './index.ts';
import lag from './lag.ts';
import { pictureOf } from './plots/index.ts';
import { widths } from './plots/picture.ts';
import { initialValues, isNumber } from './values.ts';

const all = (explorers as readonly unknown[] as readonly Explorer[]).map(
  (explorer) => [explorer.id, explorer] as const,
);

/** The initial values with one parameter at a limit or at an option. */
function corners({ parameters }: Explorer): Values[] {
  const initial = initialValues(parameters);
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const ends = isNumber(parameter) ? [parameter.low, parameter.high] : Object.keys(parameter.options);
    return ends.map((end) => ({ ...initial, [name]: end }));
  });
}

test.each(all)('%s: the initial values are within the limits', (id, { parameters }) => {
  expect(() => explore(id, initialValues(parameters))).not.toThrow();
  expect(() => explore(id, { ...initialValues(parameters), [Object.keys(parameters)[0]]: 'x' })).toThrow(RangeError);
});

test.each(all)('%s: the same values give the same data, which a message can carry', (id, explorer) => {
  const values = initialValues(explorer.parameters);
  const data = explore(id, values);
  expect(explore(id, values)).toEqual(data);
  expect(structuredClone(data)).toEqual(data);
});

test.each(all)('%s: draws, tabulates and words every corner in both languages at both widths', async (id, explorer) => {
  const picture = await pictureOf(id);
  const { document } = parseHTML('<html></html>');
  for (const values of corners(explorer)) {
    const data = explore(id, values);
    for (const lang of languages) {
      const reader = { lang, number: String };
      const said = picture.says(data, reader);
      expect(said, JSON.stringify(values)).not.toMatch(/undefined|NaN|Infinity/);
      expect(said).toMatch(lang === 'zh' ? /。$/ : /\.$/);
      const { head, rows } = picture.table(data, reader);
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) {
        expect(row.length).toBe(head.length);
        for (const cell of row) expect(Number.isNaN(cell), `${JSON.stringify(values)} ${row}`).toBe(false);
      }
      for (const width of Object.values(widths)) {
        const svg = picture.draw(data, { document: document as unknown as Document, width, ...reader });
        expect(svg.getAttribute('viewBox'), JSON.stringify(values)).toMatch(new RegExp(`^0 0 ${width} \\d+$`));
        expect(svg.outerHTML, JSON.stringify(values)).not.toMatch(/NaN|Infinity|<style/);
      }
    }
  }
});

test.each(all)('%s: every picture is as high as the first, so that nothing moves', async (id, explorer) => {
  const picture = await pictureOf(id);
  const { document } = parseHTML('<html></html>');
  const heights = corners(explorer).map((values) =>
    picture
      .draw(explore(id, values), {
        document: document as unknown as Document,
        width: widths.wide,
        lang: 'en',
        number: String,
      })
      .getAttribute('height'),
  );
  expect(new Set(heights).size).toBe(1);
});

test('an unknown explorer is named', () => {
  expect(() => explorerById('laggard')).toThrow('got laggard, needed one of: lag');
});

const lagAt = (values: object) =>
  lag.compute({ ...(initialValues(lag.parameters) as never as object), ...values } as never);

test.each([0.3, 0.9, 1, 1.5, 3])('lag: at ρ = %s no signal exceeds its bound, and no share its own', (rho) => {
  for (const phi of ['tanh', 'sigmoid'])
    for (let seed = 1; seed <= 10; seed++)
      for (const row of lagAt({ rho, phi, seed }).rows) {
        expect(row.signal).toBeLessThanOrEqual(row.signalBound * (1 + 1e-12));
        if (rho < 1) expect(row.share).toBeLessThanOrEqual(row.shareBound! * (1 + 1e-12));
        else expect(row.shareBound).toBeUndefined();
      }
});

test('lag: the bound is ρ to the power of the lag, and both start at 1', () => {
  const { rows } = lagAt({ rho: 0.5, steps: 8 });
  expect(rows.map(({ tau }) => tau)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([rows[0].signal, rows[0].share]).toEqual([1, 1]);
  for (const { tau, signalBound } of rows) expect(signalBound).toBeCloseTo(1 / (1 << tau), 12);
});

const fifth = (values: object) =>
  fifthPath.compute({ ...(initialValues(fifthPath.parameters) as never as object), ...values } as never);

test('fifth path: the small cell has the gaps that chapter 6 prints', () => {
  const { rows } = fifth({});
  const percent = (size: number) => 100 * rows.find((row) => row.size === size)!.gap;
  expect([0.5, 1, 2, 4, 16].map((size) => percent(size).toFixed(2))).toEqual(['0.56', '1.10', '2.05', '3.21', '0.66']);
  expect(percent(0)).toBeLessThan(1e-12);
});

test('fifth path: for k = 2 the product is exact', () => {
  for (const network of ['small', 'random'])
    for (const { gap } of fifth({ network, k: 2 }).rows) expect(gap).toBeLessThan(1e-12);
});

const boxAt = (values: object) =>
  box.compute({ ...(initialValues(box.parameters) as never as object), ...values } as never);

test.each([{}, { weight: 0.5 }, { bias: 3 }, { weight: 0.5, bias: 3, input: 2, steps: 60 }])(
  'box: at %j no network drawn leaves the band, and the bounds only widen',
  (values) => {
    const { rows, stops } = boxAt(values);
    for (const { least, most, seenLeast, seenMost } of rows) {
      expect(seenLeast).toBeGreaterThanOrEqual(least);
      expect(seenMost).toBeLessThanOrEqual(most);
    }
    for (const [at, { k, least }] of rows.entries()) {
      expect(least === 0).toBe(stops !== undefined && k >= stops);
      if (at > 0) expect(least).toBeLessThanOrEqual(rows[at - 1].least);
    }
  },
);

test('box: at the largest box half is proven, and at one a thousandth larger it is not', () => {
  const { largest = Number.NaN } = boxAt({ steps: 20, bias: 5 });
  const atEnd = (weight: number) => boxAt({ steps: 20, bias: 5, weight }).rows[18].least;
  expect(atEnd(largest)).toBeGreaterThanOrEqual(1 / 2);
  expect(atEnd(largest + 0.001)).toBeLessThan(1 / 2);
  expect(boxAt({ steps: 100, bias: 3 }).largest).toBeUndefined();
});
