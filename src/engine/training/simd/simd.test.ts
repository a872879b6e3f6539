/** The loops in WebAssembly give the bits of the loops in TypeScript. */
import { describe, expect, test, vi } from 'vitest';
import { type Random, randomFrom } from '../../arithmetic/random.ts';
import { numbers } from '../../networks/draw.ts';
import { quickSigmoid, quickTanh } from '../activations.ts';
import { createKernel, machines } from '../kernel.ts';
import type { Machine } from '../loops.ts';
import { plain } from '../plain.ts';
import type { Shape } from '../shape.ts';
import { simd, simdOn } from './simd.ts';

const lanes = simd() as Machine;
const networks = ['rnn', 'lstm'] as const;

test('this test has something to test', () => {
  expect(lanes.name).toBe('WebAssembly');
  expect(machines()).toEqual([lanes, plain]);
  expect(createKernel({ network: 'rnn', n: 1, m: 1, p: 1, T: 1, batch: 1 }, [1]).machine).toBe('WebAssembly');
});

interface Case {
  readonly shape: Shape;
  readonly lambda: Float64Array;
  readonly draw: (random: Random) => number;
}

/** All that a kernel gives, on one machine; the read-out only where it counts. */
function everything({ shape, lambda, draw }: Case, seed: string, machine: Machine) {
  const random = randomFrom('lanes', seed);
  const { n, m, p, T, batch } = shape;
  const kernel = createKernel(shape, lambda, [machine]);
  kernel.weights.set(numbers(kernel.weights.length, () => draw(random)));
  const some = (count: number) => numbers(count, () => draw(random));
  const E = kernel.forward({
    x: some(T * batch * m),
    y: some(T * batch * p),
    c0: some(batch * n),
    h0: some(batch * n),
  });
  kernel.backward();
  const outputs = kernel.outputs.filter((_, k) => lambda[Math.floor(k / (batch * p))] !== 0);
  return {
    E,
    gradient: [...kernel.gradient],
    reach: [...kernel.reach],
    outputs: [...outputs],
  };
}

const lambdaOf = (T: number, random: Random) =>
  numbers(T, () => (random.integer(0, 2) === 0 ? 0 : random.between(0, 2)));

describe('the same bits', () => {
  test.each(networks)('%s: every remainder of units, inputs, outputs and batch', (network) => {
    for (let n = 1; n <= 17; n++)
      for (let batch = 1; batch <= 5; batch++) {
        const random = randomFrom('lanes', network, n, batch);
        const T = random.integer(1, 7);
        const shape = { network, n, m: 1 + ((n * 3 + batch) % 9), p: 1 + ((n + batch) % 3), T, batch };
        const given: Case = { shape, lambda: lambdaOf(T, random), draw: (r) => r.normal() };
        const seed = `${network} ${n} ${batch}`;
        expect(everything(given, seed, lanes), seed).toEqual(everything(given, seed, plain));
      }
  });

  test.each(networks)('%s: rows longer than what σ and tanh take at a time', (network) => {
    for (const n of [31, 32, 33, 63, 64, 65, 97, 130]) {
      const shape = { network, n, m: 2, p: 1, T: 2, batch: 2 };
      const given: Case = { shape, lambda: lambdaOf(2, randomFrom('lanes', n)), draw: (r) => 0.4 * r.normal() };
      expect(everything(given, `${n}`, lanes), `${n}`).toEqual(everything(given, `${n}`, plain));
    }
  });

  test.each(networks)('%s: more terms than are held at a time', (network) => {
    for (const [T, batch] of [
      [150, 1],
      [9, 31],
      [3, 70],
      [2, 130],
    ]) {
      const shape = { network, n: 6, m: 3, p: 2, T, batch };
      const given: Case = { shape, lambda: lambdaOf(T, randomFrom('lanes', T)), draw: (r) => 0.4 * r.normal() };
      expect(everything(given, `${T} ${batch}`, lanes)).toEqual(everything(given, `${T} ${batch}`, plain));
    }
  });

  const odd = [0, -0, 1, -1, 5e-324, -1e-310, 1e-9, 44, -45, 300, -700, -740, 1e6, -1e6, 1e160, -1e300];
  test.each(networks)('%s: saturated units, zeros, −0, numbers far too small and far too large', (network) => {
    for (let k = 0; k < 60; k++) {
      const random = randomFrom('lanes', 'odd', network, k);
      const T = random.integer(1, 6);
      const shape = { network, n: random.integer(1, 9), m: random.integer(1, 4), p: 1, T, batch: random.integer(1, 5) };
      const draw = (r: Random) => (r.integer(0, 2) === 0 ? odd[r.integer(0, odd.length - 1)] : r.normal());
      const given: Case = { shape, lambda: lambdaOf(T, random), draw };
      expect(everything(given, `${network} ${k}`, lanes)).toEqual(everything(given, `${network} ${k}`, plain));
    }
  });

  test.each(networks)('%s: one number that is none, anywhere, and it is in the same places after', (network) => {
    const shape = { network, n: 5, m: 2, p: 1, T: 4, batch: 3 };
    let lost = 0;
    for (let place = 1; place <= 60; place += 3) {
      let drawn = 0;
      const draw = (r: Random) => (++drawn === place ? Number.NaN : r.normal());
      const given: Case = { shape, lambda: new Float64Array(4).fill(1), draw };
      const one = everything(given, 'NaN', lanes);
      drawn = 0;
      expect(one).toEqual(everything(given, 'NaN', plain));
      if (Number.isNaN(one.E)) lost++;
    }
    expect(lost).toBe(20);
  });
});

describe('σ and tanh', () => {
  const edges = [1 / 16, 2e-9, 22.5, 45, 700, 709.78, 710, 745.13, 750, 1e308, Number.MAX_VALUE, Number.MIN_VALUE];
  const near = edges.flatMap((v) => [v * (1 - 2 ** -53), v, v * (1 + 2 ** -52)]);
  const special = [0, Number.POSITIVE_INFINITY, 2.2250738585072014e-308, ...near].flatMap((v) => [v, -v]);
  const random = randomFrom('lanes', 'activations');
  const scales = [1e-10, 1e-3, 0.1, 1, 10, 60, 800];
  const drawn = numbers(40_000, () => random.normal() * scales[random.integer(0, scales.length - 1)]);
  const values = Float64Array.from([Number.NaN, ...special, ...drawn]);

  test.each([
    ['σ of the forget gates', 0, quickSigmoid],
    ['σ of the input gates', 1, quickSigmoid],
    ['tanh of the candidates', 2, quickTanh],
    ['σ of the output gates', 3, quickSigmoid],
  ] as const)('%s: the bits of the elementary function', (_, gate, expected) => {
    const n = values.length;
    // z for the four gates, then c before, c, quickTanh(c) and u.
    const { data, loops } = lanes.open(lanes.taken + 8 * n + 1);
    const [z, rest] = [lanes.taken, lanes.taken + 4 * n];
    data.set(values, z + gate * n);
    loops.lstmForward(1, n, z, 4 * n, rest, rest + n, rest + 2 * n, rest + 3 * n, n);
    values.forEach((value, k) => {
      const got = data[z + gate * n + k];
      if (!Object.is(got, expected(value))) expect(`at ${value}: ${got}`).toBe(expected(value));
    });
  });
});

describe('where there are no vectors', () => {
  type Host = NonNullable<Parameters<typeof simdOn>[0]>;
  /** What there is here, in an object of its own: spread, the global one gives nothing. */
  const host = (): Host => {
    const { validate, Module, Memory, Instance } = (globalThis as unknown as { WebAssembly: Host }).WebAssembly;
    return { validate, Module, Memory, Instance };
  };

  test('no WebAssembly, one that does not know them, or a policy against it: there is no such machine', () => {
    expect(simdOn(undefined)).toBeUndefined();
    expect(simdOn({ ...host(), validate: () => false })).toBeUndefined();
    const Module = class {
      constructor() {
        throw new Error('refused by a content security policy');
      }
    };
    expect(simdOn({ ...host(), validate: () => true, Module })).toBeUndefined();
    expect(simdOn(host())?.name).toBe('WebAssembly');
  });

  test('the kernel runs in TypeScript', async () => {
    vi.resetModules();
    vi.doMock('./simd.ts', () => ({ simd: () => undefined }));
    const alone = await import('../kernel.ts');
    vi.doUnmock('./simd.ts');
    vi.resetModules();
    expect(alone.machines().map(({ name }) => name)).toEqual(['TypeScript']);
    expect(alone.createKernel({ network: 'rnn', n: 1, m: 1, p: 1, T: 1, batch: 1 }, [1]).machine).toBe('TypeScript');
  });

  test('no memory for it: TypeScript runs; none for that either: it is said', () => {
    const full: Machine = {
      ...lanes,
      open() {
        throw new RangeError('could not allocate memory');
      },
    };
    const shape = { network: 'rnn', n: 3, m: 1, p: 1, T: 2, batch: 1 } as const;
    expect(createKernel(shape, [1, 1], [full, plain]).machine).toBe('TypeScript');
    expect(() => createKernel(shape, [1, 1], [full])).toThrow('could not allocate memory');
  });

  test('a memory larger than there can be is said', () => {
    expect(() => lanes.open(2 ** 40)).toThrow('WebAssembly has 65536');
  });

  test('the largest memory that there can be is asked for', () => {
    const asked: number[] = [];
    const Memory = class {
      readonly buffer = new ArrayBuffer(8 * lanes.taken);
      constructor({ initial }: { initial: number }) {
        asked.push(initial);
      }
    };
    const Instance = class {
      readonly exports = {};
    };
    const machine = simdOn({ ...host(), Memory, Instance });
    machine?.open(65536 * 8192);
    machine?.open(1);
    expect(() => machine?.open(65536 * 8192 + 1)).toThrow('needs 65537 pages');
    expect(asked).toEqual([65536, 1]);
  });
});
