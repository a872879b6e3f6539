import { describe, expect, test } from 'vitest';
import { inLstm } from '../claims/in-lstm.ts';
import { inRnn } from '../claims/in-rnn.ts';
import type { Algebraic, ExactSides } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import { algebraicTicks, BITS, runAlgebraic } from './algebraic.ts';
import { defaults } from './options.ts';

const raw = String.raw;
type Exactly = ReturnType<ReturnType<typeof inLstm>['exactly']>;
const run = (part: Exactly, seed = 1) => runAlgebraic(part, 'proves', 'test', { ...defaults, seed }, () => {});

const chain = raw`\frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial c_k}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}`;

test('an identity passes at every point, and the bound is below 2^-100', () => {
  const report = run(inRnn(chain, { k: 'T' }).exactly([]));
  expect(report.outcome).toBe('passes');
  expect(report.exact?.bits).toBeGreaterThanOrEqual(BITS);
});

test.each([
  ['j=1', 'j=2'],
  ['t=j+1', 't=j+2'],
  [raw`\partial^{+} c_j`, raw`\partial c_j`],
])('%s written as %s differs on every seed', (from, to) => {
  const shown = inRnn(chain, { k: 'T' });
  for (let seed = 1; seed <= 5; seed++)
    expect(run(shown.exactly([shown.edit(from, to)]), seed).controls[0].caught, `seed ${seed}`).toBe(true);
});

test('what holds for σ only is not found to hold for every function', () => {
  const rule = raw`\sigma'(z^f_t) = \sigma(z^f_t) \otimes (1 - \sigma(z^f_t))`;
  const shown = inLstm(rule, { t: 'T' });
  expect(run(shown.exactly([])).outcome).toBe('refuted');
  expect(run(shown.exactly([], { oracle: 'rules' })).outcome).toBe('passes');
  const odd = inLstm(raw`\tanh(-z^c_t) = -\tanh(z^c_t)`, { t: 'T' });
  expect(run(odd.exactly([], { oracle: 'rules' })).outcome).toBe('refuted');
  expect(run(odd.exactly([], { oracle: 'symmetric' })).outcome).toBe('passes');
});

test('what holds for one activation only differs at the first point, on every seed', () => {
  for (const one of [raw`c_t = \tanh(z_t)`, raw`c_t = \sigma(z_t)`])
    for (let seed = 1; seed <= 10; seed++) {
      const { outcome, checked } = run(inRnn(one, { t: 'T' }).exactly([]), seed);
      expect({ outcome, checked }, `${one}, seed ${seed}`).toEqual({ outcome: 'refuted', checked: 1 });
    }
});

test('a factor that differs by one part in 10⁶ is seen, whatever its size', () => {
  expect(run(inLstm(raw`c_t = c_{t-1} \otimes f_t + \tilde c_t \otimes i_t`, { t: 'T' }).exactly([])).outcome).toBe(
    'passes',
  );
  const off = raw`c_t = c_{t-1} \otimes f_t + \frac{1048577}{1048576}\,\tilde c_t \otimes i_t`;
  expect(run(inLstm(off, { t: 'T' }).exactly([])).outcome).toBe('refuted');
});

test('what is no polynomial with small coefficients is refused with its reason', () => {
  expect(() => run(inLstm(raw`f_t = \frac{1}{3}\,f_t`, { t: 'T' }).exactly([]))).toThrow('needed a power of 2');
  expect(() => run(inLstm(raw`0 \cdot c_{t,1} = \lVert c_t \rVert`, { t: 'T' }).exactly([]))).toThrow('needs an order');
  expect(() => run(inLstm(raw`f_t = 2147483648\,f_t`, { t: 'T' }).exactly([]))).toThrow('a smaller network');
});

describe('the points of a part', () => {
  const name = words('a part', '一部分');
  /** Sides of which point k has the k-th degree, the last one from then on. */
  const sides = (left: number[], right: number[], bits: number, degrees = [2]): ExactSides => {
    let point = 0;
    return () => ({ left, right, bits, degree: degrees[Math.min(point++, degrees.length - 1)] });
  };
  const partOf = (evaluate: ExactSides, ...wrong: ExactSides[]): Algebraic => ({
    ...{ kind: 'algebraic', name, oracle: 'free', evaluate, turned: () => [] },
    controls: wrong.map((control) => ({ name, evaluate: control })),
  });
  function ran(part: Algebraic, control?: number) {
    let ticks = 0;
    const report = runAlgebraic(part, 'proves', 'test', defaults, () => ticks++, control);
    expect(ticks).toBe(algebraicTicks(part, control));
    return report;
  }

  test('are as many as make 100 bits, and the largest degree is told', () => {
    const report = ran(partOf(sides([1], [1], 25, [1, 3, 2])));
    expect(report).toMatchObject({ outcome: 'passes', checked: 4, exact: { bits: 100, degree: 3 } });
    expect(report.reason).toBeUndefined();
  });

  test('are 40 at most; too few bits are inconclusive, with the reason', () => {
    const { outcome, checked, reason } = ran(partOf(sides([1], [1], 2)));
    expect({ outcome, checked, reason: reason?.en }).toEqual({
      ...{ outcome: 'inconclusive', checked: 40, reason: '2^−80 after 40 points' },
    });
  });

  test('end at the first one where the sides differ, in an entry or in their number', () => {
    for (const right of [[2], [1, 1]]) {
      const { outcome, checked, reason } = ran(partOf(sides([1], right, 25)));
      expect({ outcome, checked, reason: reason?.en }).toEqual({
        ...{ outcome: 'refuted', checked: 1, reason: 'the sides differ at a point' },
      });
    }
  });

  test('without an entry, one is enough to be inconclusive', () => {
    expect(ran(partOf(sides([], [], 25)))).toMatchObject({ outcome: 'inconclusive', checked: 1 });
  });

  test('refute a mistake, or do not: a mistake that is none is not caught', () => {
    const part = partOf(sides([1], [1], 50), sides([1], [2], 50), sides([1], [1], 50));
    expect(ran(part).controls).toEqual([
      { name, seeds: 1, refuted: 1, caught: true },
      { name, seeds: 1, refuted: 0, caught: false },
    ]);
    expect(ran(part, 0)).toMatchObject({ outcome: 'refuted', controls: [] });
    expect(ran(part, 1)).toMatchObject({ outcome: 'passes', controls: [] });
  });
});
