import { expect, test } from 'vitest';
import { sigmoid, tanh } from '../../src/engine/arithmetic/elementary.ts';
import { compare } from './compare.ts';
import { type NodeTest, onnxGolden } from './onnx.ts';
import { type Given, recurrentGolden, score } from './recurrent.ts';
import { constantOf } from './tfjs.ts';

test('the tolerance is that of float32, of the printed digits and of a float32 run', () => {
  const at = (got: number, print: Parameters<typeof compare>[0][0]['print'], single?: number[]) =>
    compare([{ got: [got], wanted: [1], print, ...(single && { single }) }]);
  expect(at(1 + 1e-6, 'float32')).toMatchObject({ passes: true, tolerance: 2 ** -19 });
  expect(at(1 + 1e-5, 'float32').passes).toBe(false);
  expect(at(1 + 4e-5, { decimals: 4 }).passes).toBe(true);
  expect(at(1 + 4e-6, { digits: 6 }).passes).toBe(true);
  expect(at(1 + 1e-5, 'float32', [1]).passes).toBe(true);
  expect(at(Number.NaN, 'float32').passes).toBe(false);
  expect(() => compare([{ got: [1], wanted: [1, 2], print: 'float32' }])).toThrow('has 1 numbers, needed 2');
});

test('the entry that fails is told, not the one with the largest difference', () => {
  const result = compare([
    { got: [100 + 1e-5], wanted: [100], print: 'float32' },
    { got: [1e-3 + 1e-6], wanted: [1e-3], print: 'float32' },
  ]);
  expect(result.passes).toBe(false);
  expect(result.difference).toBeCloseTo(1e-6, 9);
});

const keras = { id: 'k', source: 'keras-team/keras x', units: 1, kernel: 0.5, recurrent: 2, bias: 0.25 };

test('a Keras RNN: bias, a first state, time turned round, two calls', () => {
  const of = (more: object, h: number) =>
    score(recurrentGolden({ ...keras, op: 'SimpleRNN', x: [[[1], [3]]], ...more, expect: { h_T: [[h]] } } as Given));
  const step = (h: number, x: number) => tanh(0.5 * x + 2 * h + 0.25);
  const two = (h: number) => step(step(h, 1), 3);
  expect(of({}, two(0))).toMatchObject({ outcome: 'passes', difference: 0 });
  expect(of({ h0: [[-1]] }, two(-1))).toMatchObject({ outcome: 'passes' });
  expect(of({ reverse: true }, step(step(0, 3), 1))).toMatchObject({ outcome: 'passes' });
  expect(of({ runTwiceKeepingState: true }, two(two(0)))).toMatchObject({ outcome: 'passes' });
  expect(of({}, two(0) + 1e-4)).toMatchObject({ outcome: 'fails' });
});

test('a Keras LSTM has a forget bias of its own', () => {
  const z = 0.5 * 2 + 2 * 0.5 + 0.25;
  const c = sigmoid(z + 0.75) * 0.1 + sigmoid(z) * tanh(z);
  const given = { ...keras, op: 'LSTM', x: [[[2]]], h0: [[0.5]], c0: [[0.1]], forgetBias: 1 };
  const expected = { expect: { h_T: [[sigmoid(z) * tanh(c)]] } };
  expect(score(recurrentGolden({ ...given, ...expected } as Given))).toMatchObject({ outcome: 'passes' });
});

test('tfjs: tensors by name; hard gates cannot be expressed; an unknown project is refused', () => {
  expect(constantOf('ones [5,3,4]')).toEqual({ value: 1, shape: [5, 3, 4] });
  expect(() => constantOf('eye')).toThrow('needed the like of');
  const hard = { id: 'l', op: 'LSTM+Dense(no bias) training', source: 'tensorflow/tfjs y' };
  expect(score(recurrentGolden(hard))).toMatchObject({ outcome: 'not expressed', reason: 'hard-sigmoid' });
  expect(() => recurrentGolden({ ...hard, source: 'some/other' })).toThrow('l is from some/other, needed');
});

test('tfjs: one step of descent with our gradient', () => {
  const h = tanh(1);
  const slope = 1 - h * h;
  const given = {
    id: 't',
    op: 'SimpleRNN+Dense(no bias) training',
    source: 'tensorflow/tfjs y',
    x: 'ones [2,1,1]',
    y: 'zeros [2,1]',
    units: 1,
    kernel: 'ones',
    recurrent: 'ones',
    dense: 'ones',
    optimizer: 'SGD lr 0.5, 1 full-batch updates',
    expect: { kernel: [1 - h * slope], recurrent: [1], dense: [1 - h * h] },
  };
  expect(score(recurrentGolden(given))).toMatchObject({ outcome: 'passes' });
  const wrong = { ...given, expect: { ...given.expect, kernel: [1 - 2 * h * slope] } };
  expect(score(recurrentGolden(wrong))).toMatchObject({ outcome: 'fails' });
});

const rnn: NodeTest = {
  test: 'rnn',
  node: { op: 'RNN', attributes: { hidden_size: 1 } },
  inputs: {
    X: { dims: [1, 2, 1], data: [1, -2] },
    W: { dims: [1, 1, 1], data: [0.5] },
    R: { dims: [1, 1, 1], data: [3] },
    B: { dims: [1, 2], data: [0.25, 0.125] },
  },
  outputs: { Y_h: { dims: [1, 2, 1], data: [tanh(0.875), tanh(-0.625)] } },
};

test('ONNX: both biases are added, batches are apart, the layout may put them first', () => {
  expect(score(onnxGolden(rnn))).toMatchObject({ outcome: 'passes', difference: 0 });
  const turned = {
    ...rnn,
    node: { op: 'RNN', attributes: { layout: 1 } },
    outputs: { Y_h: { dims: [1, 1], data: [tanh(0.375 - 1 + 3 * tanh(0.875))] } },
  };
  expect(score(onnxGolden(turned))).toMatchObject({ outcome: 'passes' });
});

test('ONNX: what our networks lack is said, what is not understood is refused', () => {
  const gru = { ...rnn, node: { op: 'GRU', attributes: {} } };
  expect(score(onnxGolden(gru))).toMatchObject({ outcome: 'not expressed', reason: 'gru' });
  const peepholes = { ...rnn, inputs: { ...rnn.inputs, P: { dims: [1], data: [1] } } };
  expect(score(onnxGolden(peepholes))).toMatchObject({ reason: 'peepholes' });
  const clipped = { ...rnn, node: { op: 'RNN', attributes: { clip: 1 } } };
  expect(() => onnxGolden(clipped)).toThrow('rnn has clip, needed only');
});
