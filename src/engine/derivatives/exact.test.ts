/** Derivatives over a prime field: three ways agree exactly, and no sign in any rule can be turned unseen. */
import { describe, expect, test } from 'vitest';
import { type Arithmetic, dotBy } from '../arithmetic/arithmetic.ts';
import { duals } from '../arithmetic/dual.ts';
import { field, PRIME } from '../arithmetic/field.ts';
import { type Random, randomFrom } from '../arithmetic/random.ts';
import { numbers, type RnnCase } from '../networks/draw.ts';
import { type LstmCase, perGate } from '../networks/draw-lstm.ts';
import { forwardSlopes, type Generic, reverseSlopes } from './differentiate.ts';
import { flatten, lstmTotalLoss } from './lstm-functions.ts';
import { totalLossOfW } from './rnn-functions.ts';

const [n, m, T] = [2, 1, 3];
const all = (random: Random, count: number) => numbers(count, () => random.integer(1, PRIME - 1));

interface Loss {
  readonly f: Generic;
  readonly at: readonly number[];
}
const losses: Readonly<Record<string, (random: Random) => Loss>> = {
  rnn(random) {
    const g: RnnCase = {
      ...{ n, m, p: 1, T, phi: 'tanh' as const },
      ...{ W: all(random, n * (n + m)), Wout: all(random, n), c0: all(random, n) },
      ...{ x: all(random, T * m), y: all(random, T) },
    };
    return { f: totalLossOfW(g), at: Array.from(g.W) };
  },
  lstm(random) {
    const g: LstmCase = {
      ...{ n, m, T, W: perGate(() => all(random, n * (n + m))), b: perGate(() => all(random, n)) },
      ...{ c0: all(random, n), h0: all(random, n), x: all(random, T * m), y: all(random, T * n) },
    };
    return { f: lstmTotalLoss(g), at: Array.from(flatten(g)) };
  },
  /** The slopes of the slopes have rules of their own. */
  slopes: (random) => ({
    f: (a, [x, y]) => [a.sub(a.mul(a.sigmoidSlope(x), a.tanhSlope(a.mul(x, y))), a.mul(y, a.sub(x, a.sigmoid(y))))],
    at: Array.from(all(random, 2)),
  }),
};

/** The arithmetic with its k-th sum or difference altered; `seen` says how many there were, and whether the k-th became another. */
function altered(over: Arithmetic<number>, k: number, alter: 'turned' | 'replaced') {
  const seen = { sums: 0, changed: false };
  const either = (right: Arithmetic<number>['add'], wrong: Arithmetic<number>['add']) => (a: number, b: number) => {
    seen.sums++;
    if (seen.sums !== k) return right(a, b);
    const other = alter === 'turned' ? wrong(a, b) : 123_456_789;
    seen.changed = right(a, b) !== other;
    return other;
  };
  const [add, sub] = [either(over.add, over.sub), either(over.sub, over.add)];
  return { over: { ...over, add, sub, dot: dotBy({ add, mul: over.mul }) }, seen };
}

describe.each(Object.keys(losses))('%s', (name) => {
  const drawn = (seed: number) => losses[name](randomFrom('exact derivatives', name, seed));

  test('forward and reverse mode agree exactly, for any functions in the place of σ and tanh', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { f, at } = drawn(seed);
      expect(reverseSlopes(field(seed, 'free'), f, at), `seed ${seed}`).toEqual(
        forwardSlopes(field(seed, 'free'), f, at),
      );
    }
  });

  test.each([
    ['reverse', reverseSlopes, forwardSlopes],
    ['forward', forwardSlopes, reverseSlopes],
  ] as const)(
    '%s mode: a sign turned in any sum that the gradient depends on is seen on every seed',
    (_, wrong, right) => {
      const first = drawn(1);
      const { over, seen } = altered(field(1, 'free'), 0, 'turned');
      wrong(over, first.f, first.at);
      const step = Math.max(1, Math.floor(seen.sums / 60));
      let tried = 0;
      for (let k = 1; k <= seen.sums; k += step)
        for (let seed = 1; seed <= 5; seed++) {
          const { f, at } = drawn(seed);
          const expected = JSON.stringify(right(field(seed, 'free'), f, at));
          const [turned, replaced] = (['turned', 'replaced'] as const).map((alter) => {
            const { over, seen } = altered(field(seed, 'free'), k, alter);
            return { differs: JSON.stringify(wrong(over, f, at)) !== expected, changed: seen.changed };
          });
          // 0 has no sign, and the gradient does not depend on the value of the loss, whatever replaces it.
          if (!(turned.changed && replaced.differs)) continue;
          expect(turned.differs, `sum ${k}, seed ${seed}`).toBe(true);
          tried++;
        }
      expect(tried).toBeGreaterThan(4);
    },
  );
});

test('a step takes any derivative that comes in to its Jacobian times that, plus the immediate part', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomFrom('exact step', seed);
    const over = field(seed, 'free');
    const [state, W, x] = [2, 6, 1].map((count) => Array.from(all(random, count)));
    const step: Generic = (a, v) => {
      const [c, w, input] = [v.slice(0, 2), v.slice(2), x.map(a.of)];
      return [0, 1].map((i) => a.tanh(a.dot(a.dot(a.of(0), w, 3 * i, c), w, 3 * i + 2, input)));
    };
    // Rows of the step: ∂c_t/∂c_{t−1}, then ∂⁺c_t/∂W.
    const rows = reverseSlopes(over, step, [...state, ...W]);
    // Any ∂c_{t−1}/∂W comes in.
    const incoming = state.map(() => Array.from(all(random, 6)));
    const dual = duals(over, 6);
    const unit = (k: number) => W.map((_, j) => (j === k ? 1 : 0));
    const variables = [...state, ...W].map((value, k) => ({ value, slopes: k < 2 ? incoming[k] : unit(k - 2) }));
    const out = step(dual, variables).map(({ slopes }) => slopes);
    const expected = rows.map((row) =>
      W.map((_, j) => incoming.reduce((sum, { [j]: one }, k) => over.add(sum, over.mul(row[k], one)), row[2 + j])),
    );
    expect(out, `seed ${seed}`).toEqual(expected);
  }
});
