import { describe, expect, it } from 'vitest';
import { handLstms, handRnns } from './hand.ts';
import { type GoldenLstm, goldenLstms } from './lstm.ts';
import { type GoldenRnn, goldenRnns } from './rnn.ts';

// The forward passes are written out once more here, with Math: the engine has no part in this file.
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const times = (matrix: number[], vector: number[]) =>
  Array.from({ length: matrix.length / vector.length }, (_, row) =>
    vector.reduce((sum, v, k) => sum + v * (matrix[row * vector.length + k] as number), 0),
  );

const step = (values: number[], t: number, size: number) => values.slice(t * size, (t + 1) * size);

const squaredError = (h: number[], y: number[]) => h.reduce((sum, v, k) => sum + (v - (y[k] as number)) ** 2 / 2, 0);

function rnnForward({ m, p, T, W, Wout, c0, x, y }: GoldenRnn, phi: (z: number) => number) {
  const run = { z: [] as number[], c: [] as number[], h: [] as number[], E: [] as number[] };
  let c = c0;
  for (let t = 0; t < T; t++) {
    const z = times(W, [...c, ...step(x, t, m)]);
    c = z.map(phi);
    const h = times(Wout, c);
    run.z.push(...z);
    run.c.push(...c);
    run.h.push(...h);
    run.E.push(squaredError(h, step(y, t, p)));
  }
  return run;
}

function lstmForward({ n, m, T, W, b, h0, c0, x, y }: GoldenLstm) {
  const keys = ['f', 'i', 'candidate', 'o', 'c', 'h', 'E'] as const;
  const run = Object.fromEntries(keys.map((key) => [key, []])) as unknown as Record<(typeof keys)[number], number[]>;
  let [h, c] = [h0, c0];
  for (let t = 0; t < T; t++) {
    const before = [...h, ...step(x, t, m)];
    const z = (g: 'f' | 'i' | 'c' | 'o') => times(W[g], before).map((v, k) => v + (b[g][k] as number));
    const [f, i, candidate, o] = [z('f').map(sigmoid), z('i').map(sigmoid), z('c').map(Math.tanh), z('o').map(sigmoid)];
    c = c.map((v, k) => v * (f[k] as number) + (candidate[k] as number) * (i[k] as number));
    h = c.map((v, k) => (o[k] as number) * Math.tanh(v));
    const now = { f, i, candidate, o, c, h, E: [squaredError(h, step(y, t, n))] };
    for (const key of keys) run[key].push(...now[key]);
  }
  return run;
}

/** The largest difference as a part of the largest entry of `want`; NaN if there is one, Infinity if lengths differ. */
function relativeError(have: number[], want: number[]) {
  if (have.length !== want.length) return Infinity;
  const gap = Math.max(...have.map((v, k) => Math.abs(v - (want[k] as number))));
  return gap === 0 ? 0 : gap / Math.max(...want.map(Math.abs));
}

/** The arrays of a case by their flat names: `expect.dW.f`. */
function arrays(value: object, prefix = ''): [string, number[]][] {
  return Object.entries(value).flatMap(([key, v]): [string, number[]][] => {
    if (typeof v !== 'object') return [];
    if (Array.isArray(v) && typeof v[0] === 'number') return [[prefix + key, v]];
    return arrays(v, `${prefix}${key}.`);
  });
}

const lengths = (network: object) => Object.fromEntries(arrays(network).map(([key, v]) => [key, v.length]));
const isSmall = ({ n, T }: { n: number; T: number }) => T <= 8 && n <= 6;
const named = <Case extends { name: string }>(cases: Case[], name: string) => {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`no golden network named ${name}; there are ${cases.map((one) => one.name).join(', ')}`);
  return found;
};
const gates = (key: string, size: number) =>
  Object.fromEntries(['f', 'i', 'c', 'o'].map((gate) => [`${key}.${gate}`, size]));

describe('golden vectors', () => {
  const networks = [...goldenRnns, ...goldenLstms];

  it('are many, of many sizes, each under a name of its own', () => {
    expect(new Set(networks.map(({ name }) => name)).size).toBe(networks.length);
    expect(goldenLstms.length).toBeGreaterThanOrEqual(24);
    for (const phi of ['sigmoid', 'tanh']) {
      expect(goldenRnns.filter((network) => network.phi === phi).length).toBeGreaterThanOrEqual(12);
    }
    for (const cases of [goldenRnns, goldenLstms]) {
      expect(cases.map(({ n }) => n)).toEqual(expect.arrayContaining([1, 2, 16]));
      expect(cases.map(({ T }) => T)).toEqual(expect.arrayContaining([1, 2, 60]));
      expect(new Set(cases.map(({ c0 }) => c0.every((v) => v === 0)))).toEqual(new Set([true, false]));
    }
  });

  it('hold finite numbers only', () => {
    for (const network of [...networks, ...handRnns, ...handLstms]) {
      for (const [key, values] of arrays(network)) {
        expect(values.every(Number.isFinite), `${network.name}: ${key}`).toBe(true);
      }
    }
  });

  it.each([...goldenRnns, ...handRnns])('$name has the sizes it states', (network) => {
    const { n, m, p, T } = network;
    const w = n * (n + m);
    const perStep = Object.fromEntries(Array.from({ length: T }, (_, t) => [`expect.dW_t.${t}`, w]));
    expect(lengths(network)).toEqual({
      W: w,
      Wout: p * n,
      c0: n,
      x: T * m,
      y: T * p,
      'expect.z': T * n,
      'expect.c': T * n,
      'expect.h': T * p,
      'expect.E': T,
      'expect.dW': w,
      'expect.dWout': p * n,
      'expect.dc0': n,
      ...(isSmall(network) ? { 'expect.Jc': n * n, ...perStep } : {}),
    });
  });

  it.each([...goldenLstms, ...handLstms])('$name has the sizes it states', (network) => {
    const { n, m, T } = network;
    const w = n * (n + m);
    const sequences = ['f', 'i', 'candidate', 'o', 'c', 'h'].map((key) => [`expect.${key}`, T * n]);
    expect(lengths(network)).toEqual({
      ...gates('W', w),
      ...gates('b', n),
      h0: n,
      c0: n,
      x: T * m,
      y: T * n,
      ...Object.fromEntries(sequences),
      'expect.E': T,
      ...gates('expect.dW', w),
      ...gates('expect.db', n),
      'expect.dh0': n,
      'expect.dc0': n,
      ...(isSmall(network) ? { 'expect.Js': 4 * n * n } : {}),
    });
  });

  it.each([...goldenRnns, ...handRnns])('$name runs to the states it states', (network) => {
    const run = rnnForward(network, network.phi === 'tanh' ? Math.tanh : sigmoid);
    for (const [key, values] of arrays(run)) {
      expect(relativeError(values, network.expect[key as keyof typeof run]), key).toBeLessThanOrEqual(1e-12);
    }
  });

  it.each([...goldenLstms, ...handLstms])('$name runs to the states it states', (network) => {
    const run = lstmForward(network);
    for (const [key, values] of arrays(run)) {
      expect(relativeError(values, network.expect[key as keyof typeof run]), key).toBeLessThanOrEqual(1e-12);
    }
  });

  it('are not met by a wrong forward pass', () => {
    for (const network of handRnns) {
      const wrong = rnnForward(network, network.phi === 'tanh' ? sigmoid : Math.tanh);
      expect(relativeError(wrong.c, network.expect.c)).toBeGreaterThan(1e-2);
    }
    for (const network of handLstms) {
      const { f, i, c, o } = network.W;
      const wrong = lstmForward({ ...network, W: { f: i, i: f, c, o } });
      expect(relativeError(wrong.c, network.expect.c)).toBeGreaterThan(1e-2);
    }
  });

  it('add up: the gradients of the E_t make the gradient of E', () => {
    for (const { name, expect: golden } of goldenRnns.filter(isSmall)) {
      const sum = golden.dW.map((_, k) => (golden.dW_t ?? []).reduce((total, dW) => total + (dW[k] as number), 0));
      expect(relativeError(sum, golden.dW), name).toBeLessThanOrEqual(1e-12);
    }
  });

  it.each([...handRnns, ...handLstms])('$name: PyTorch and 50 digits agree, gradients included', (network) => {
    const torch = arrays(named<{ name: string }>(networks, network.name));
    const hand = Object.fromEntries(arrays(network));
    expect(torch.map(([key]) => key).sort()).toEqual(Object.keys(hand).sort());
    for (const [key, values] of torch) {
      expect(relativeError(values, hand[key] as number[]), key).toBeLessThanOrEqual(
        key.startsWith('expect') ? 1e-14 : 0,
      );
    }
  });
});
