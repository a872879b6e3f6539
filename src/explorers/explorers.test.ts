/** Every explorer computes at its limits, the same each time, and its numbers keep what its picture promises. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { minus, norm, spectralNorm, spectralRadius } from '../engine/arithmetic/matrix.ts';
import { type Generic, reverseJacobian } from '../engine/derivatives/differentiate.ts';
import { laterJoint, nextCell, nextCellAlong } from '../engine/derivatives/lstm-functions.ts';
import { laterState } from '../engine/derivatives/rnn-functions.ts';
import { lstmTrace, rnnTrace } from '../engine/networks/traces.ts';
import { languages } from '../proof/words.ts';
import box from './box.ts';
import cell, { type CellValues, cellAt } from './cell.ts';
import { explore } from './explore.ts';
import type { Explorer, Values } from './explorer.ts';
import fifthPath from './fifth-path.ts';
import { explorerById, explorers } from './index.ts';
import lag from './lag.ts';
import { randomLstm, randomRnn } from './networks.ts';
import normRadius from './norm-radius.ts';
import { pictureOf } from './plots/index.ts';
import { widths } from './plots/picture.ts';
import products from './products.ts';
import slopes from './slopes.ts';
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

const productsAt = (values: object) =>
  products.compute({ ...(initialValues(products.parameters) as never as object), ...values } as never);

test('products: each network’s norms are those of reverse mode, and at b_f = 3 the diagonal leads', () => {
  const T = 21;
  const g = randomLstm(4, T, 0.4, 3, 1);
  const plain = randomRnn(g, 0.4, 1);
  for (const { tau, rnn, lstm } of productsAt({}).rows) {
    const from = T - tau;
    const later: Generic = (a, c) => {
      const { o } = lstmTrace(g).steps[from - 1];
      return laterJoint(g, T, from)(a, [...c, ...c.map((one, i) => a.mul(a.of(o[i]), a.tanh(one)))]).slice(0, 4);
    };
    const pairs = [
      [lstm, reverseJacobian(later, lstmTrace(g).c[from])],
      [rnn, reverseJacobian(laterState(plain, T, from), rnnTrace(plain).c[from])],
    ] as const;
    for (const [shown, expected] of pairs) {
      expect(norm(minus(shown.matrix, expected).data)).toBeLessThanOrEqual(1e-12 * norm(expected.data));
      expect(shown.norm).toBe(spectralNorm(shown.matrix));
    }
    if (tau === 1)
      for (const [k, entry] of lstm.matrix.data.entries()) expect(Math.abs(entry) >= 0.1, String(k)).toBe(k % 5 === 0);
  }
});

test.each([{}, { f: 0.01, state: -3, weight: 3 }, { candidate: -0.99, o: 0.99, i: 0.99, weight: -3 }])(
  'cell: at %j its gates, states and terms are those asked for and those of reverse mode',
  (set) => {
    const values = { ...(initialValues(cell.parameters) as never as object), ...set } as never as CellValues;
    const data = cell.compute(values as never);
    const g = cellAt(values);
    const { steps, c } = lstmTrace(g);
    expect(c[1][0]).toBe(values.state);
    expect(steps[0].o[0]).toBeCloseTo(values.o, 12);
    const { f, i, candidate } = steps[1];
    expect([f[0], i[0], candidate[0]].map((v) => v.toFixed(10))).toEqual(
      [values.f, values.i, values.candidate].map((v) => v.toFixed(10)),
    );
    expect(data.after).toBeCloseTo(values.f * values.state + values.i * values.candidate, 10);
    for (const [way, term] of [
      ['f', data.A],
      ['direct', data.B],
      ['i', data.C],
      ['candidate', data.D],
    ] as const)
      expect(reverseJacobian(nextCellAlong(g, way, 2), c[1]).data[0]).toBeCloseTo(term, 12);
    expect(reverseJacobian(nextCell(g, 2), c[1]).data[0]).toBeCloseTo(data.sum, 12);
  },
);

test('slopes: no slope of the curve exceeds the greatest, which both have at 0 alone', () => {
  const { rows, greatest } = slopes.compute({ z: 0 });
  for (const { z, sigmoidSlope, tanhSlope } of rows) {
    expect(sigmoidSlope < greatest.sigmoid, `σ′ at ${z}`).toBe(z !== 0);
    expect(tanhSlope < greatest.tanh, `tanh′ at ${z}`).toBe(z !== 0);
  }
  const zero = rows.find(({ z }) => z === 0)!;
  expect([zero.sigmoidSlope, zero.tanhSlope]).toEqual([greatest.sigmoid, greatest.tanh]);
  for (const [k, row] of rows.slice(1, -1).entries()) {
    // Central differences over two tenths.
    expect((rows[k + 2].tanh - rows[k].tanh) / 0.2).toBeCloseTo(row.tanhSlope, 2);
    expect((rows[k + 2].sigmoid - rows[k].sigmoid) / 0.2).toBeCloseTo(row.sigmoidSlope, 3);
  }
});

const normRadiusAt = (values: object) =>
  normRadius.compute({ ...(initialValues(normRadius.parameters) as never as object), ...values } as never);

test.each(['text', 'shear', 'turn'])(
  'norm and radius: for “%s” the image reaches as far as the norm says',
  (matrix) => {
    const { jacobian, radius, powers } = normRadiusAt({ matrix });
    expect(radius.jacobian).toBeCloseTo(spectralRadius(jacobian), 6);
    for (const { k, norm: most, byRadius, byNorm, image } of powers) {
      const farthest = Math.max(...image.map((point) => norm(point)));
      expect(farthest).toBeLessThanOrEqual(most * (1 + 1e-12));
      // The circle has 48 points, at most 0.083 apart in s.
      expect(farthest).toBeGreaterThan(0.99 * most);
      expect(byRadius).toBeLessThanOrEqual(most * (1 + 1e-12));
      expect(most).toBeLessThanOrEqual(byNorm * (1 + 1e-12));
      if (k > 1 && matrix === 'text') expect(most).toBeCloseTo(1.5 * powers[k - 1].norm, 9);
    }
  },
);

test('norm and radius: with both slopes 1 the square of the text’s matrix is 0, and so is its radius', () => {
  const { radius, powers } = normRadiusAt({ first: 1, second: 1 });
  expect([radius.jacobian, radius.recurrent, powers[2].norm]).toEqual([0, 0, 0]);
});
