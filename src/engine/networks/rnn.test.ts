import { describe, expect, test } from 'vitest';
import { floats } from '../arithmetic/arithmetic.ts';
import { largest } from '../arithmetic/matrix.ts';
import { stateJacobian } from '../closed-forms/rnn-jacobians.ts';
import { forwardJacobian, reverseJacobian } from '../derivatives/differentiate.ts';
import { rnnBptt } from '../derivatives/rnn-bptt.ts';
import { laterState, totalLossOfW, totalLossOfWeights } from '../derivatives/rnn-functions.ts';
import { handRnns } from '../golden/hand.ts';
import { goldenRnns, rnnCaseOf } from '../golden/rnn.ts';
import { rnnForward } from './rnn.ts';

/** Error relative to the largest entry of the expected array. */
const error = (ours: ArrayLike<number>, expected: readonly number[]) => {
  expect(ours.length).toBe(expected.length);
  const scale = largest(expected);
  const gap = largest(Array.from(ours, (v, i) => v - expected[i]));
  return scale === 0 ? gap : gap / scale;
};

describe.each([...goldenRnns, ...handRnns])('$name', (golden) => {
  const g = rnnCaseOf(golden);
  const { expect: wanted } = golden;

  test('states, outputs and losses are PyTorch’s to 1e−12', () => {
    const { z, c, h, E } = rnnForward(floats, g, g);
    expect(error(z.flat(), wanted.z)).toBeLessThanOrEqual(1e-12);
    expect(error(c.slice(1).flat(), wanted.c)).toBeLessThanOrEqual(1e-12);
    expect(error(h.flat(), wanted.h)).toBeLessThanOrEqual(1e-12);
    expect(error(E.slice(1), wanted.E)).toBeLessThanOrEqual(1e-12);
  });

  test('gradients by BPTT are PyTorch’s to 1e−12', () => {
    const { W, Wout } = rnnBptt(g);
    expect(error(W, wanted.dW)).toBeLessThanOrEqual(1e-12);
    expect(error(Wout, wanted.dWout)).toBeLessThanOrEqual(1e-12);
    wanted.dW_t?.forEach((dW, i) => {
      expect(error(rnnBptt(g, (t) => (t === i + 1 ? 1 : 0)).W, dW)).toBeLessThanOrEqual(1e-12);
    });
  });

  if (wanted.Jc)
    test('the Jacobian of the states is PyTorch’s to 1e−12', () => {
      expect(error(stateJacobian(g, 0, g.T).data, wanted.Jc ?? [])).toBeLessThanOrEqual(1e-12);
      expect(error(forwardJacobian(laterState(g, g.T, 0), g.c0).data, wanted.Jc ?? [])).toBeLessThanOrEqual(1e-12);
    });

  if (g.T <= 8)
    test('automatic differentiation is PyTorch’s to 1e−12', () => {
      expect(error(forwardJacobian(totalLossOfW(g), g.W).data, wanted.dW)).toBeLessThanOrEqual(1e-12);
      expect(error(reverseJacobian(totalLossOfW(g), g.W).data, wanted.dW)).toBeLessThanOrEqual(1e-12);
      const both = [...g.W, ...g.Wout];
      for (const jacobian of [forwardJacobian, reverseJacobian]) {
        const { data } = jacobian(totalLossOfWeights(g), both);
        expect(error(data.slice(0, g.W.length), wanted.dW)).toBeLessThanOrEqual(1e-12);
        expect(error(data.slice(g.W.length), wanted.dWout)).toBeLessThanOrEqual(1e-12);
      }
    });
});
