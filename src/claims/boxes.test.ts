/** No network drawn from a certified box leaves its intervals: neither a gate, a state, nor a derivative, over 100 steps. */
import { expect, test } from 'vitest';
import { floats } from '../engine/arithmetic/arithmetic.ts';
import { sigmoid, sigmoidSlope, tanh, tanhSlope } from '../engine/arithmetic/elementary.ts';
import { type Interval, intervals } from '../engine/arithmetic/interval.ts';
import { matrix, singularValues } from '../engine/arithmetic/matrix.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { blockForm } from '../engine/closed-forms/lstm-joint.ts';
import { dualSlopes, lstmFromFirst, lstmKept, rnnFromFirst } from '../engine/derivatives/from-first.ts';
import { drawInLstmBox, drawInRnnBox, lstmBox, lstmPoint, rnnBox, rnnPoint } from '../engine/networks/boxes.ts';
import { type LstmCase, perGate } from '../engine/networks/draw-lstm.ts';
import { gates } from '../engine/networks/lstm.ts';
import { lstmTrace } from '../engine/networks/traces.ts';
import { computed, enclosed, ranges, STEPS, start } from './rescue/kept-box.ts';
import { driven, quiet } from './vanishing/boxes.ts';

/** `npm run test:all` draws 100,000 (tools/test.mjs). */
const trajectories = Number(process.env.TRAJECTORIES ?? 300);

/** How many of the values are outside of their intervals; NaN is. */
const outside = (values: readonly number[], within: readonly Interval[]) => {
  let count = values.length === within.length ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < values.length; k++) if (!(values[k] >= within[k].lo && values[k] <= within[k].hi)) count++;
  return count;
};
const take = <S>(run: Iterable<S>, count: number): S[] => {
  const steps: S[] = [];
  for (const step of run) if (steps.push(step) >= count) break;
  return steps;
};

/**
 * The same numbers as `computed`, in the same order, by hand and fast: ∂c_t = f⊗∂c_{t−1} + c_{t−1}⊗∂f + i⊗∂c̃ + c̃⊗∂i and
 * ∂h_t = o⊗tanh′(c_t)⊗∂c_t + tanh(c_t)⊗∂o, where ∂g = φ′(z^g)⊗U_g ∂h_{t−1}. Gives ∂c_T/∂c_1.
 */
function walk(g: LstmCase, visit: (value: number) => void): Float64Array {
  const { n, m, T } = g;
  const { c: states, steps } = lstmTrace(g);
  let [c, P] = [Float64Array.from(states[1]), new Float64Array(n * n)];
  for (let k = 0; k < n; k++) P[k * n + k] = 1;
  let h = c.map((ck, k) => steps[0].o[k] * tanh(ck));
  let H = P.map((p, q) => p * steps[0].o[Math.floor(q / n)] * tanhSlope(c[Math.floor(q / n)]));
  for (let t = 2; t <= T; t++) {
    const z = perGate(() => new Float64Array(n));
    const dz = perGate(() => new Float64Array(n * n));
    for (const gate of gates)
      for (let r = 0; r < n; r++) {
        const row = g.W[gate].subarray(r * (n + m), (r + 1) * (n + m));
        z[gate][r] = g.b[gate][r];
        for (let k = 0; k < m; k++) z[gate][r] += row[n + k] * g.x[(t - 1) * m + k];
        for (let k = 0; k < n; k++) {
          z[gate][r] += row[k] * h[k];
          for (let l = 0; l < n; l++) dz[gate][r * n + l] += row[k] * H[k * n + l];
        }
      }
    const [f, i, o] = [z.f.map(sigmoid), z.i.map(sigmoid), z.o.map(sigmoid)];
    const candidate = z.c.map(tanh);
    const before = c;
    c = before.map((ck, r) => ck * f[r] + candidate[r] * i[r]);
    h = c.map((ck, r) => o[r] * tanh(ck));
    P = P.map((p, q) => {
      const r = Math.floor(q / n);
      const throughGates = before[r] * sigmoidSlope(z.f[r]) * dz.f[q] + candidate[r] * sigmoidSlope(z.i[r]) * dz.i[q];
      return f[r] * p + throughGates + i[r] * tanhSlope(z.c[r]) * dz.c[q];
    });
    H = P.map((p, q) => {
      const r = Math.floor(q / n);
      return o[r] * tanhSlope(c[r]) * p + tanh(c[r]) * sigmoidSlope(z.o[r]) * dz.o[q];
    });
    for (const values of [z.f, z.i, z.c, z.o, f, i, candidate, o, c, h, P, H]) for (const value of values) visit(value);
  }
  return P;
}

test(`${trajectories} LSTMs of the box stay in its intervals for ${STEPS} steps, and so does every singular value`, () => {
  const random = randomFrom('lstm-kept-box');
  const draw = drawInLstmBox(ranges, start, [STEPS, STEPS]);
  const within = enclosed(lstmBox(ranges), STEPS);
  const kept = lstmKept(ranges, STEPS)[STEPS - 2];
  const seen = { values: 0, missed: 0, least: Number.POSITIVE_INFINITY, most: 0 };
  for (let k = 0; k < trajectories; k++) {
    let at = 0;
    const data = walk(draw.make(random, { steps: STEPS }), (value) => {
      const { lo, hi } = within[at++];
      if (!(lo <= value && value <= hi)) seen.missed++;
    });
    const values = singularValues(matrix(4, 4, data));
    if (
      at !== within.length ||
      outside(
        values,
        values.map(() => kept),
      ) > 0
    )
      seen.missed++;
    seen.values += at;
    seen.least = Math.min(seen.least, ...values);
    seen.most = Math.max(seen.most, ...values);
  }
  console.info(`${seen.values} values; singular values at step ${STEPS}: ${seen.least} … ${seen.most}`);
  expect(seen.missed).toBe(0);
  expect(seen.values).toBe(trajectories * (STEPS - 1) * 72);
}, 3_600_000);

test(`${trajectories} RNNs of each box stay in its intervals for 30 steps`, () => {
  for (const box of [quiet, driven]) {
    const random = randomFrom('rnn-vanishing-box');
    const draw = drawInRnnBox(box, [30, 30]);
    const all = <N>(run: ReturnType<typeof rnnFromFirst<N>>) =>
      take(run, 29).flatMap(({ z, c }) => [...z, ...c].map(({ value }) => value).concat(dualSlopes(c).flat()));
    const within = all(rnnFromFirst(intervals, rnnBox(box)));
    for (let k = 0; k < trajectories; k++) {
      const g = draw.make(random, { steps: 30 });
      expect(outside(all(rnnFromFirst(floats, rnnPoint(floats, g))), within)).toBe(0);
    }
  }
}, 3_600_000);

test('by hand, by dual numbers and by block Jacobians the numbers are the same', () => {
  const random = randomFrom('closed');
  for (let k = 0; k < 20; k++) {
    const g = drawInLstmBox(ranges, start, [2, 12]).make(random, { steps: random.integer(2, 12) });
    const { data } = blockForm(g, g.T);
    const byHand: number[] = [];
    walk(g, (value) => byHand.push(value));
    computed(g).forEach((value, q) => {
      expect(byHand[q]).toBeCloseTo(value, 13);
    });
    const [last] = take(lstmFromFirst(floats, lstmPoint(floats, g)), g.T - 1).slice(-1);
    dualSlopes(last.c)
      .flat()
      .forEach((slope, q) => {
        expect(slope).toBeCloseTo(data[q], 13);
      });
  }
});

test('what is drawn is in the box: c_1, too, and corners of it', () => {
  const random = randomFrom('in box');
  const seen: number[] = [];
  for (let k = 0; k < 200; k++) {
    const g = drawInLstmBox(ranges, start, [3, 3]).make(random, { steps: 3 });
    const { net, c1, o1, x } = lstmPoint(floats, g);
    expect(
      outside(
        [...c1],
        c1.map(() => ranges.c1),
      ) +
        outside(
          [...o1],
          o1.map(() => ranges.o1),
        ),
    ).toBe(0);
    expect(
      outside(
        [...x(2)],
        x(2).map(() => ranges.x),
      ),
    ).toBe(0);
    for (const gate of ['f', 'i', 'c', 'o'] as const) {
      const W = Array.from(net.W[gate]);
      expect(
        outside(
          W,
          W.map((_, q) => (q % 6 < 4 ? ranges.u : ranges.v)[gate]),
        ),
      ).toBe(0);
      expect(
        outside(
          Array.from(net.b[gate]),
          Array.from(net.b[gate], () => ranges.b[gate]),
        ),
      ).toBe(0);
      seen.push(W[0]);
    }
  }
  expect(new Set(seen).has(0.1) && new Set(seen).has(-0.1)).toBe(true);
  expect(seen.filter((w) => Math.abs(w) < 0.1).length).toBeGreaterThan(200);
});

test('intervals that are too narrow lose trajectories: those of another box, and those without a path', () => {
  const random = randomFrom('lost');
  const draw = drawInLstmBox(ranges, start, [20, 20]);
  const fewer = enclosed(lstmBox({ ...ranges, b: { ...ranges.b, i: ranges.b.f } }), 20);
  const cut = enclosed(lstmBox({ ...ranges, u: { ...ranges.u, o: intervals.of(0) } }), 20);
  const cases = Array.from({ length: 20 }, () => computed(draw.make(random, { steps: 20 })));
  expect(cases.every((values) => outside(values, fewer) > 0)).toBe(true);
  expect(cases.every((values) => outside(values, cut) > 0)).toBe(true);
});
