import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kerasActivation } from '../files/hdf5.ts';
import { readFile } from '../files/read.ts';
import { gradientArrays, layoutOf } from '../vectors/conventions.ts';
import { weightPlaces } from '../vectors/net.ts';
import expected from './fixtures/expect.json' with { type: 'json' };
import { measureNetwork } from './measure.ts';
import { netOf, recognise } from './recognise.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
function measured(file: string, kind: 'lstm' | 'rnn') {
  const { T, n, x, y } = expected[kind];
  const [layer] = recognise(readFile(fixture(file)));
  const targets = new Float64Array(T * n);
  targets.set(y, (T - 1) * n);
  const net = netOf(layer, 'tanh', Float64Array.from(x.flat()), targets);
  const pass = measureNetwork(net);
  let done = 0;
  for (;;) {
    const next = pass.next();
    if (next.done) return { net, done, ...next.value };
    expect(next.value).toBeGreaterThan(done);
    done = next.value;
  }
}

describe.each(['lstm', 'rnn'] as const)('a trained %s', (kind) => {
  it.each(['safetensors', 'onnx', kind === 'lstm' ? 'keras' : 'h5'])(
    'from PyTorch by %s has its gradients',
    (format) => {
      const { net, gradient, loss } = measured(`${kind}.${format}`, kind);
      const { gradient: right, loss: rightLoss } = expected[kind];
      expect(Math.abs(loss - rightLoss)).toBeLessThan(1e-6);
      for (const { name, data } of gradientArrays(layoutOf('pytorch', net), gradient)) {
        const truth: readonly number[] = (right as unknown as Record<string, number[]>)[name];
        expect(data).toHaveLength(truth.length);
        const top = Math.max(...truth.map(Math.abs));
        for (const [k, value] of truth.entries())
          expect(Math.abs(data[k] - value), `${name} ${k}`).toBeLessThan(1e-6 * top);
      }
    },
  );

  it('has terms by lag that begin at 1', () => {
    const { lags, steps, T } = measured(`${kind}.onnx`, kind);
    expect(lags).toHaveLength(T);
    expect(lags[0].signal).toBe(1);
    expect(steps).toHaveLength(T);
    for (const { share, signal } of lags) expect(share >= 0 && signal >= 0).toBe(true);
  });
});

it.each([1, 30, 40, 300])('the forget bias %d has the horizon ln 2 / −ln σ, not infinity', (bias) => {
  const { net } = measured('lstm.onnx', 'lstm');
  const from = weightPlaces(net).b('f');
  const pass = measureNetwork({ ...net, flat: net.flat.slice().fill(bias, from, from + net.n) });
  let last = pass.next();
  while (!last.done) last = pass.next();
  const { horizon = 0 } = last.value.place;
  // −ln σ(b) = ln(1 + e^−b)
  expect(horizon / (1 + Math.LN2 / Math.log1p(Math.exp(-bias)))).toBeCloseTo(1, 8);
});

it('tells which arrays it found and needed', () => {
  const said = (arrays: unknown) => () => recognise(readFile(new TextEncoder().encode(JSON.stringify(arrays))));
  expect(said({ weight: [[1, 2]] })).toThrow(/weight \[1, 2\].*weight_ih_l0/);
  expect(said({ weight_hh_l0: [[1]] })).toThrow(/no “weight_ih_l0”/);
  expect(said({ weight_hh_l0: [[1], [1], [1]], weight_ih_l0: [[1], [1], [1]] })).toThrow(/GRU/);
  expect(said({ weight_hh_l0: [[1], [1]], weight_ih_l0: [[1], [1]] })).toThrow(/4n × n/);
  expect(said({ weight_hh_l0: [[1]], weight_ih_l0: [[1]], bias_ih_l0: [1, 2] })).toThrow(
    /bias_ih_l0” \[2\].*needed \[1\]/,
  );
});

it('tells the activation of Keras’s RNN, and what this site cannot compute', () => {
  const config = (kind: string, more: object) =>
    JSON.stringify({ config: { layers: [{ class_name: kind, config: { name: 'one', ...more } }] } });
  expect(kerasActivation(config('SimpleRNN', { activation: 'sigmoid' }))).toBe('sigmoid');
  expect(kerasActivation(config('Dense', { activation: 'relu' }))).toBeUndefined();
  expect(kerasActivation('{"class_name": "LSTM", "config": null}')).toBeUndefined();
  const two = [config('SimpleRNN', { activation: 'tanh' }), config('SimpleRNN', { activation: 'sigmoid' })];
  expect(kerasActivation(`[${two}]`)).toBeUndefined();
  expect(() => kerasActivation(config('SimpleRNN', { activation: 'relu' }))).toThrow(/“one”.*relu.*tanh or sigmoid/);
  expect(() => kerasActivation(config('LSTM', { activation: 'tanh', recurrent_activation: 'hard_sigmoid' }))).toThrow(
    /tanh, hard_sigmoid/,
  );
  expect(() => kerasActivation('{')).toThrow(/no JSON/);
});
