import { expect, test } from 'vitest';
import { nonZero } from '../../text/given.ts';
import { drawn } from './network.ts';

const rnn = { W: [0.5, 1], Wout: [1], c0: [0], x: [1, 0, 0], y: [0.5, 0.5, 0.5], phi: 'tanh', n: 1, m: 1, p: 1, T: 3 };
const says = (given: Parameters<typeof drawn>[0]['given']) =>
  drawn({ ...(given && { given }) })?.labels.map(({ letter, index, value }) => `${letter}${index}=${value}`);

test('an RNN is unrolled over its steps, with weights, inputs and targets on it', () => {
  expect(drawn({ given: rnn })?.units.map(({ index }) => index)).toEqual(['0', '1', '2', '3']);
  expect(says(rnn)).toEqual(expect.arrayContaining(['wrec=0.5', 'win=1', 'x1=1', 'x2=0', 'y3=0.5']));
});

test('the picture is as wide as its last label', () => {
  const [short, long] = [1, -0.4321].map((weight) => drawn({ given: { ...rnn, W: [0.5, weight] } }));
  const last = long?.labels.filter(({ index }) => index === 'in').at(-1);
  expect(long?.width).toBeGreaterThan((short?.width ?? 0) + 20);
  expect((long?.width ?? 0) - (last?.at.x ?? 0)).toBeGreaterThan(80);
});

test('a constant input is drawn as a loop', () => {
  const { T: _, ...steady } = rnn;
  expect(drawn({ given: { ...steady, x: [1] } })?.units.length).toBe(1);
  expect(drawn({ given: { ...steady, x: [1] } })?.edges.filter(({ loop }) => loop).length).toBe(1);
});

test('of an LSTM the gates’ weights are named; its cell has a way of its own, so nothing is cut', () => {
  const lstm = { n: 1, m: 1, T: 2, W_f: [0, 0], W_i: [0, 0], W_c: [-1, 0], W_o: [0, 0], x: [0, 0], y: [0, 0] };
  expect(says(lstm)).toContain('uc=-1');
  expect(drawn({ given: lstm })?.edges.some(({ cut }) => cut)).toBe(false);
  expect(drawn({ given: { ...rnn, W: [0, 1] } })?.edges.filter(({ cut }) => cut).length).toBe(3);
});

test('what is too large, or no network, is not drawn', () => {
  for (const given of [{ ...rnn, n: 3 }, { ...rnn, T: 5 }, { ...rnn, m: 2 }, { z: [0] }])
    expect(drawn({ given })).toBeUndefined();
});

test('only what is not zero is listed, by the names of the notation', () => {
  const { shown, zeros } = nonZero({ given: rnn });
  expect(shown.map(({ tex }) => tex)).toEqual([
    'w_{\\mathrm{rec}}',
    'w_{\\mathrm{in}}',
    'w_{\\mathrm{out}}',
    'x_{1}',
    'y_{1}',
    'y_{2}',
    'y_{3}',
    '\\varphi',
  ]);
  expect(zeros).toBe(true);
  const two = { n: 2, m: 1, T: 2, W_c: [0, 0, 0, 0, -1, 0] };
  expect(nonZero({ given: two }).shown.map(({ tex, value }) => [tex, value])).toEqual([['(U_{c})_{22}', -1]]);
});
