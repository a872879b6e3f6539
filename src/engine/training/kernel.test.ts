import { describe, expect, test } from 'vitest';
import { type Arithmetic, floats } from '../arithmetic/arithmetic.ts';
import { sigmoid } from '../arithmetic/elementary.ts';
import { largest, norm } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { reverseJacobian } from '../derivatives/differentiate.ts';
import { lstmBptt } from '../derivatives/lstm-bptt.ts';
import { rnnBptt } from '../derivatives/rnn-bptt.ts';
import { handLstms, handRnns } from '../golden/hand.ts';
import { type GoldenLstm, goldenLstms } from '../golden/lstm.ts';
import { type GoldenRnn, goldenRnns } from '../golden/rnn.ts';
import type { RnnCase } from '../networks/draw.ts';
import { drawRnn, liftRnn, numbers } from '../networks/draw.ts';
import { drawLstm, type LstmCase, liftLstm, perGate } from '../networks/draw-lstm.ts';
import { gates, lstmForward } from '../networks/lstm.ts';
import { affine, halfSquare, rnnForward, rowAt } from '../networks/rnn.ts';
import { type Batch, createKernel, type Kernel } from './kernel.ts';
import { placesOf, type Shape } from './shape.ts';

/** Error relative to the largest entry of the expected array. */
const error = (ours: ArrayLike<number>, expected: ArrayLike<number>) => {
  expect(ours.length).toBe(expected.length);
  const scale = largest(expected);
  const gap = largest(Array.from(ours, (v, i) => v - expected[i]));
  return scale === 0 ? gap : gap / scale;
};

/** Σ over arrays of one length. */
const sum = (arrays: readonly ArrayLike<number>[]) =>
  Float64Array.from(arrays[0], (_, i) => arrays.reduce((s, array) => s + array[i], 0));

/** Sequences one after the other → the kernel's order, step by step. */
const byStep = (sequences: readonly ArrayLike<number>[], width: number, T: number) =>
  Float64Array.from({ length: T * sequences.length * width }, (_, at) => {
    const t = Math.floor(at / (sequences.length * width));
    return sequences[Math.floor(at / width) % sequences.length][t * width + (at % width)];
  });

const join = (...parts: readonly ArrayLike<number>[]) => Float64Array.from(parts.flatMap((part) => Array.from(part)));

/** The weights of an LSTM with a read-out, in the kernel's order, as a network that starts as `g` does, and its read-out of h. */
function lstmOf<N>(a: Arithmetic<N>, weights: readonly N[], shape: Shape, g: LstmCase) {
  const { n, m, p } = shape;
  const places = placesOf(shape);
  const part = (at: number, length: number, k: number) => weights.slice(at + k * length, at + (k + 1) * length);
  const net = {
    n,
    m,
    W: perGate((gate) => part(0, n * (n + m), gates.indexOf(gate))),
    b: perGate((gate) => part(places.b, n, gates.indexOf(gate))),
    h0: Array.from(g.h0, a.of),
    c0: Array.from(g.c0, a.of),
  };
  const Wout = part(places.Wout, p * n, 0);
  return { net, readOut: (h: readonly N[]) => affine(a, Wout, n, 0, h, weights.slice(places.bout)) };
}

type Rnns = Pick<RnnCase, 'n' | 'm' | 'p' | 'T'> & Record<'W' | 'Wout' | 'c0' | 'x' | 'y', ArrayLike<number>>;

/** A kernel with the weights of the first, that has seen the sequences of all of them, and the batch. */
function ranRnn(all: readonly Rnns[], lambda: number[] = Array(all[0].T).fill(1)) {
  const { n, m, p, T, W, Wout } = all[0];
  const kernel = createKernel({ network: 'rnn', n, m, p, T, batch: all.length }, lambda);
  kernel.weights.set(join(W, Array(n).fill(0), Wout, Array(p).fill(0)));
  return run(kernel, {
    x: byStep(
      all.map((g) => g.x),
      m,
      T,
    ),
    y: byStep(
      all.map((g) => g.y),
      p,
      T,
    ),
    c0: join(...all.map((g) => g.c0)),
  });
}

type Lstms = Pick<LstmCase, 'n' | 'm' | 'T'> &
  Record<'h0' | 'c0' | 'x' | 'y', ArrayLike<number>> &
  Record<'W' | 'b', Record<'f' | 'i' | 'c' | 'o', ArrayLike<number>>>;

/** The same for LSTMs: the read-out is the identity. */
function ranLstm(all: readonly Lstms[], lambda: number[] = Array(all[0].T).fill(1)) {
  const { n, m, T, W, b } = all[0];
  const kernel = createKernel({ network: 'lstm', n, m, p: n, T, batch: all.length }, lambda);
  const one = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  kernel.weights.set(join(...gates.map((g) => W[g]), ...gates.map((g) => b[g]), one, Array(n).fill(0)));
  return run(kernel, {
    x: byStep(
      all.map((g) => g.x),
      m,
      T,
    ),
    y: byStep(
      all.map((g) => g.y),
      n,
      T,
    ),
    c0: join(...all.map((g) => g.c0)),
    h0: join(...all.map((g) => g.h0)),
  });
}

function run(kernel: Kernel, batch: Batch) {
  const E = kernel.forward(batch);
  kernel.backward();
  const places = placesOf(kernel.shape);
  return {
    kernel,
    E,
    dW: kernel.gradient.subarray(0, places.b),
    db: kernel.gradient.subarray(places.b, places.Wout),
    dWout: kernel.gradient.subarray(places.Wout, places.bout),
    dbout: kernel.gradient.subarray(places.bout),
  };
}

const total = (E: readonly number[]) => E.reduce((s, e) => s + e, 0);
/** E_1 + … + E_T of a trace, whose E[0] is empty. */
const totalOf = <N>(a: Arithmetic<N>, E: readonly N[]): N => E.slice(1).reduce(a.add, a.of(0));

describe('golden vectors, to 1e−12', () => {
  test.each([...goldenRnns, ...handRnns].filter(({ phi }) => phi === 'tanh'))('RNN $name', (g: GoldenRnn) => {
    const { E, dW, dWout, kernel } = ranRnn([g]);
    expect(error([E], [total(g.expect.E)])).toBeLessThanOrEqual(1e-12);
    expect(error(kernel.outputs, g.expect.h)).toBeLessThanOrEqual(1e-12);
    expect(error(dW, g.expect.dW)).toBeLessThanOrEqual(1e-12);
    expect(error(dWout, g.expect.dWout)).toBeLessThanOrEqual(1e-12);
  });

  test.each([...goldenLstms, ...handLstms])('LSTM $name', (g: GoldenLstm) => {
    const { E, dW, db, kernel } = ranLstm([g]);
    expect(error([E], [total(g.expect.E)])).toBeLessThanOrEqual(1e-12);
    expect(error(kernel.outputs, g.expect.h)).toBeLessThanOrEqual(1e-12);
    gates.forEach((gate, k) => {
      const of = (all: Float64Array) => all.subarray((k * all.length) / 4, ((k + 1) * all.length) / 4);
      expect(error(of(dW), g.expect.dW[gate])).toBeLessThanOrEqual(1e-12);
      expect(error(of(db), g.expect.db[gate])).toBeLessThanOrEqual(1e-12);
    });
  });
});

// Sizes on both sides of the blocks (of 2 × 3, with vectors of 2 × 8), so that every remainder is walked.
const sizes = [1, 2, 3, 4, 5, 7, 8, 9].flatMap((units) => [1, 2, 3, 5].map((batch) => ({ units, batch })));

describe('a batch is the sum of its sequences: plain BPTT, to 1e−12', () => {
  test.each(sizes)('RNN, n = $units, batch of $batch', ({ units, batch }) => {
    const random = randomFrom('kernel', 'rnn', units, batch);
    const size = { units, inputs: 1 + (batch % 3), outputs: 1 + ((3 * units + batch) % 6), steps: 9 };
    const first = drawRnn({ phi: 'tanh' }).make(random, size);
    const all = Array.from({ length: batch }, () => ({
      ...drawRnn({ phi: 'tanh' }).make(random, size),
      W: first.W,
      Wout: first.Wout,
    }));
    const lambda = Array.from(
      numbers(9, () => random.between(0, 2)),
      (v, t) => (t % 4 === 1 ? 0 : v),
    );
    const { E, dW, dWout, kernel } = ranRnn(all, lambda);
    const losses = all.map((g) => total(rnnForward(floats, g, g).E.map((e, t) => (t === 0 ? 0 : lambda[t - 1] * e))));
    expect(error([E], [total(losses)])).toBeLessThanOrEqual(1e-12);
    expect(kernel.outputs.length).toBe(9 * batch * size.outputs);
    const plain = all.map((g) => rnnBptt(g, (t) => lambda[t - 1]));
    expect(error(dW, sum(plain.map((g) => g.W)))).toBeLessThanOrEqual(1e-12);
    expect(error(dWout, sum(plain.map((g) => g.Wout)))).toBeLessThanOrEqual(1e-12);
  });

  test.each(sizes)('LSTM, n = $units, batch of $batch', ({ units, batch }) => {
    const random = randomFrom('kernel', 'lstm', units, batch);
    const size = { units, inputs: 1 + (batch % 3), steps: 9 };
    const first = drawLstm().make(random, size);
    const all = Array.from({ length: batch }, () => ({ ...drawLstm().make(random, size), W: first.W, b: first.b }));
    const lambda = Array.from(
      numbers(9, () => random.between(0, 2)),
      (v, t) => (t % 4 === 1 ? 0 : v),
    );
    const { E, dW, db } = ranLstm(all, lambda);
    const losses = all.map((g) => total(lstmForward(floats, g, g).E.map((e, t) => (t === 0 ? 0 : lambda[t - 1] * e))));
    expect(error([E], [total(losses)])).toBeLessThanOrEqual(1e-12);
    const plain = all.map((g) => lstmBptt(g, (t) => lambda[t - 1]));
    expect(error(dW, join(...gates.map((gate) => sum(plain.map((g) => g.W[gate])))))).toBeLessThanOrEqual(1e-12);
    expect(error(db, join(...gates.map((gate) => sum(plain.map((g) => g.b[gate])))))).toBeLessThanOrEqual(1e-12);
  });
});

describe('what the article leaves out', () => {
  test('an RNN’s bias is the weight of an input that is always 1', () => {
    const random = randomFrom('kernel', 'bias');
    const g = drawRnn({ phi: 'tanh' }).make(random, { units: 5, inputs: 3, outputs: 2, steps: 8 });
    g.x.forEach((_, k) => {
      if (k % 3 === 2) g.x[k] = 1;
    });
    const whole = ranRnn([g]);
    const kernel = createKernel({ ...whole.kernel.shape, m: 2 }, Array(8).fill(1));
    const column = (k: number) => Array.from({ length: 5 }, (_, i) => i * 8 + k);
    const without = Array.from(g.W.keys()).filter((k) => k % 8 !== 7);
    const bias = column(7);
    kernel.weights.set(
      join(
        without.map((k) => g.W[k]),
        bias.map((k) => g.W[k]),
        g.Wout,
        [0, 0],
      ),
    );
    const apart = run(kernel, { ...g, x: g.x.filter((_, k) => k % 3 !== 2) });
    expect(error([apart.E], [whole.E])).toBeLessThanOrEqual(1e-14);
    expect(
      error(
        apart.dW,
        without.map((k) => whole.dW[k]),
      ),
    ).toBeLessThanOrEqual(1e-12);
    expect(
      error(
        apart.db,
        bias.map((k) => whole.dW[k]),
      ),
    ).toBeLessThanOrEqual(1e-12);
  });

  test('an LSTM with a read-out and a loss at the last step: reverse mode on the tape', () => {
    const random = randomFrom('kernel', 'read-out');
    const [n, m, p, T] = [5, 2, 3, 12];
    const g = drawLstm().make(random, { units: n, inputs: m, steps: T });
    const y = numbers(T * p, () => random.between(-1, 1));
    const kernel = createKernel({ network: 'lstm', n, m, p, T, batch: 1 }, [...Array(T - 1).fill(0), 0.75]);
    kernel.weights.set(
      join(...gates.map((k) => g.W[k]), ...gates.map((k) => g.b[k]), numbers(p * n + p, random.normal)),
    );
    const taped = reverseJacobian((a, v) => {
      const { net, readOut } = lstmOf(a, v, kernel.shape, g);
      const last = lstmForward(a, net, { T, x: g.x, y: g.y }).h[T];
      const out = readOut(last);
      return [a.mul(a.of(0.75), halfSquare(a, out, rowAt(a, y, p, T)))];
    }, kernel.weights);
    run(kernel, { x: g.x, y, c0: g.c0, h0: g.h0 });
    expect(error(kernel.gradient, taped.data)).toBeLessThanOrEqual(1e-12);
  });

  test('an LSTM with the cross-entropy of two classes: the logistic loss of their difference, on the tape', () => {
    const random = randomFrom('kernel', 'two classes');
    const [n, m, p, T] = [4, 3, 2, 9];
    const g = drawLstm().make(random, { units: n, inputs: m, steps: T });
    const lambda = Array.from({ length: T }, () => random.between(0.1, 2));
    const y = Float64Array.from({ length: T * p }, (_, k) => (k % 2 === 0 ? 1 : 0));
    const kernel = createKernel({ network: 'lstm', n, m, p, T, batch: 1, loss: 'cross-entropy' }, lambda);
    kernel.weights.set(
      join(...gates.map((k) => g.W[k]), ...gates.map((k) => g.b[k]), numbers(p * n + p, random.normal)),
    );
    // d_t = h_{t,2} − h_{t,1}; the loss of class 1 is log(1 + e^{d_t}), its slope σ(d_t).
    const differences = <N>(a: Arithmetic<N>, v: readonly N[]) => {
      const { net, readOut } = lstmOf(a, v, kernel.shape, g);
      return lstmForward(a, net, { T, x: g.x, y: g.y })
        .h.slice(1)
        .map(readOut)
        .map(([one, two]) => a.sub(two, one));
    };
    const d = differences(floats, Array.from(kernel.weights));
    const { data, cols } = reverseJacobian((a, v) => differences(a, v), kernel.weights);
    const expected = Float64Array.from({ length: cols }, (_, k) =>
      d.reduce((s, dt, t) => s + lambda[t] * sigmoid(dt) * data[t * cols + k], 0),
    );
    const { E } = run(kernel, { x: g.x, y, c0: g.c0, h0: g.h0 });
    expect(error([E], [d.reduce((s, dt, t) => s + lambda[t] * Math.log1p(Math.exp(dt)), 0)])).toBeLessThanOrEqual(
      1e-14,
    );
    expect(error(kernel.gradient, expected)).toBeLessThanOrEqual(1e-12);
  });

  test('outputs of 1000 and −1000 make no overflow: the loss is their difference, the probabilities are 0 and 1', () => {
    const kernel = createKernel({ network: 'rnn', n: 1, m: 1, p: 2, T: 1, batch: 1, loss: 'cross-entropy' }, [1]);
    kernel.weights.set([0, 0, 0, 0, 0, 1000, -1000]);
    const { E, dbout } = run(kernel, { x: Float64Array.of(0), y: Float64Array.of(0, 1) });
    expect([E, ...kernel.outputs, ...dbout]).toEqual([2000, 1, 0, 1, -1]);
  });

  test.each(['rnn', 'lstm'] as const)(
    '%s: two halves, the second from the state of the first, are the whole',
    (network) => {
      const random = randomFrom('kernel', 'state');
      const shape: Shape = { network, n: 3, m: 2, p: 2, T: 8, batch: 2 };
      const [whole, half] = [createKernel(shape, Array(8).fill(1)), createKernel({ ...shape, T: 4 }, Array(4).fill(1))];
      whole.weights.set(numbers(whole.weights.length, random.normal));
      half.weights.set(whole.weights);
      const [x, y] = [numbers(8 * 4, random.normal), numbers(8 * 4, random.normal)];
      whole.forward({ x, y });
      const outputs = [0, 1].flatMap((k) => {
        const part = { x: x.subarray(16 * k, 16 * k + 16), y: y.subarray(16 * k, 16 * k + 16) };
        half.forward({ ...part, ...(k === 1 && half.state()) });
        return Array.from(half.outputs);
      });
      expect(outputs).toEqual(Array.from(whole.outputs));
      expect(half.state()).toEqual(whole.state());
    },
  );

  test('‖∂E/∂c_t‖: for the RNN as the gradient of a later start', () => {
    const g = drawRnn({ phi: 'tanh' }).make(randomFrom('kernel', 'reach'), {
      units: 4,
      inputs: 2,
      outputs: 1,
      steps: 10,
    });
    const { kernel } = ranRnn([g]);
    const c3 = rnnForward(floats, g, g).c[3];
    const later = { ...g, T: 7, x: g.x.subarray(6), y: g.y.subarray(3) };
    const { data } = reverseJacobian((a, c0) => [totalOf(a, rnnForward(a, liftRnn(a, later, { c0 }), later).E)], c3);
    // ∂E/∂c_3 of the steps after it, and of step 3's own error through the read-out
    const own = kernel.outputs[2] - g.y[2];
    const whole = data.map((v, j) => v + own * g.Wout[j]);
    expect(error([Math.sqrt(kernel.reach[2])], [norm(whole)])).toBeLessThanOrEqual(1e-12);
  });

  test('‖∂E/∂c_t‖: for the LSTM with the way through h_t', () => {
    const [n, t] = [4, 3];
    const g = drawLstm().make(randomFrom('kernel', 'reach'), { units: n, inputs: 2, steps: 10 });
    const { kernel } = ranLstm([g]);
    const { c, h, steps } = lstmForward(floats, g, g);
    const later = { ...g, T: 7, x: g.x.subarray(t * 2), y: g.y.subarray(t * n) };
    const { data } = reverseJacobian(
      (a, v) => [totalOf(a, lstmForward(a, { ...liftLstm(a, later), c0: v.slice(0, n), h0: v.slice(n) }, later).E)],
      [...c[t], ...h[t]],
    );
    const whole = data.slice(0, n).map((v, j) => {
      const dh = data[n + j] + h[t][j] - g.y[(t - 1) * n + j];
      return v + dh * steps[t - 1].o[j] * floats.tanhSlope(c[t][j]);
    });
    expect(error([Math.sqrt(kernel.reach[t - 1])], [norm(whole)])).toBeLessThanOrEqual(1e-12);
  });
});

test('‖∂E_T/∂c_t‖ of a cross-entropy at the last step: the tape from c_t on, with the way through h_t', () => {
  const [n, m, p, T, t] = [4, 2, 2, 10, 3];
  const random = randomFrom('kernel', 'reach of an entropy');
  const g = drawLstm().make(random, { units: n, inputs: m, steps: T });
  const [Wout, bout] = [numbers(p * n, random.normal), numbers(p, random.normal)];
  const kernel = createKernel({ network: 'lstm', n, m, p, T, batch: 1, loss: 'cross-entropy' }, [
    ...Array(T - 1).fill(0),
    1,
  ]);
  kernel.weights.set(join(...gates.map((k) => g.W[k]), ...gates.map((k) => g.b[k]), Wout, bout));
  run(kernel, { x: g.x, y: Float64Array.from({ length: T * p }, (_, k) => (k % 2 === 0 ? 1 : 0)), c0: g.c0, h0: g.h0 });
  const { c, h, steps } = lstmForward(floats, g, g);
  const later = { ...g, T: T - t, x: g.x.subarray(t * m), y: g.y.subarray(t * n) };
  // E_T = log(1 + e^d) with d = h_{T,2} − h_{T,1} of the read-out.
  const difference = <N>(a: Arithmetic<N>, v: readonly N[]) => {
    const end = lstmForward(a, { ...liftLstm(a, later), c0: v.slice(0, n), h0: v.slice(n) }, later).h[T - t];
    const lift = (values: Float64Array) => Array.from(values, a.of);
    const [one, two] = affine(a, lift(Wout), n, 0, end, lift(bout));
    return a.sub(two, one);
  };
  const from = [...c[t], ...h[t]];
  const { data } = reverseJacobian((a, v) => [difference(a, v)], from);
  const slope = sigmoid(difference(floats, from));
  const whole = Array.from({ length: n }, (_, j) => {
    const { o } = steps[t - 1];
    return slope * (data[j] + data[n + j] * o[j] * floats.tanhSlope(c[t][j]));
  });
  expect(error([Math.sqrt(kernel.reach[t - 1])], [norm(whole)])).toBeLessThanOrEqual(1e-12);
});

describe('the kernel’s manners', () => {
  const shape: Shape = { network: 'lstm', n: 3, m: 2, p: 1, T: 4, batch: 2 };

  test('a batch leaves nothing behind: the same batch again gives the same bits', () => {
    const random = randomFrom('kernel', 'again');
    const kernel = createKernel(shape, [0, 1, 0, 1]);
    kernel.weights.set(numbers(kernel.weights.length, random.normal));
    const draw = () => ({ x: numbers(16, random.normal), y: numbers(8, random.normal) });
    const [one, two] = [draw(), draw()];
    run(kernel, one);
    const first = kernel.gradient.slice();
    run(kernel, { ...two, c0: numbers(6, random.normal), h0: numbers(6, random.normal) });
    expect(kernel.gradient).not.toEqual(first);
    run(kernel, one);
    expect(kernel.gradient).toEqual(first);
  });

  test('sizes that do not fit are said', () => {
    expect(() => createKernel({ ...shape, n: 0 }, [1, 1, 1, 1])).toThrow('n is 0, needed an integer of at least 1');
    expect(() => createKernel(shape, [1])).toThrow('lambda has 1 numbers, needed 4');
    const kernel = createKernel(shape, [1, 1, 1, 1]);
    expect(() => kernel.forward({ x: new Float64Array(3), y: new Float64Array(8) })).toThrow(
      'x has 3 numbers, needed 16',
    );
    expect(() => kernel.forward({ x: new Float64Array(16), y: new Float64Array(3) })).toThrow(
      'y has 3 numbers, needed 8',
    );
  });
});
