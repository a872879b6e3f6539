import { describe, expect, test } from 'vitest';
import { largest } from '../arithmetic/matrix.ts';
import { jointJacobian } from '../closed-forms/lstm-joint.ts';
import { forwardJacobian, reverseJacobian } from '../derivatives/differentiate.ts';
import { lstmBptt } from '../derivatives/lstm-bptt.ts';
import { flatten, laterJoint, lstmTotalLoss } from '../derivatives/lstm-functions.ts';
import { handLstms } from '../golden/hand.ts';
import { goldenLstms, lstmCaseOf } from '../golden/lstm.ts';
import { gates } from './lstm.ts';
import { lstmTrace } from './traces.ts';

/** Error relative to the largest entry of the expected array. */
const error = (ours: ArrayLike<number>, expected: readonly number[]) => {
  expect(ours.length).toBe(expected.length);
  const scale = largest(expected);
  const gap = largest(Array.from(ours, (v, i) => v - expected[i]));
  return scale === 0 ? gap : gap / scale;
};

const MOST = 1e-12;

describe.each([...goldenLstms, ...handLstms])('$name', (golden) => {
  const g = lstmCaseOf(golden);
  const { expect: wanted } = golden;

  test('gates, states and losses are PyTorch’s to 1e−12', () => {
    const { steps, c, h, E } = lstmTrace(g);
    for (const name of ['f', 'i', 'candidate', 'o'] as const)
      expect(
        error(
          steps.flatMap((step) => step[name]),
          wanted[name],
        ),
        name,
      ).toBeLessThanOrEqual(MOST);
    expect(error(c.slice(1).flat(), wanted.c)).toBeLessThanOrEqual(MOST);
    expect(error(h.slice(1).flat(), wanted.h)).toBeLessThanOrEqual(MOST);
    expect(error(E.slice(1), wanted.E)).toBeLessThanOrEqual(MOST);
  });

  test('gradients by BPTT are PyTorch’s to 1e−12', () => {
    const { W, b, h0, c0 } = lstmBptt(g);
    for (const gate of gates) {
      expect(error(W[gate], wanted.dW[gate]), `W_${gate}`).toBeLessThanOrEqual(MOST);
      expect(error(b[gate], wanted.db[gate]), `b_${gate}`).toBeLessThanOrEqual(MOST);
    }
    expect(error(h0, wanted.dh0)).toBeLessThanOrEqual(MOST);
    expect(error(c0, wanted.dc0)).toBeLessThanOrEqual(MOST);
  });

  if (wanted.Js)
    test('the Jacobian of the joint state is PyTorch’s to 1e−12', () => {
      const js = wanted.Js ?? [];
      expect(error(jointJacobian(g, 1).data, js)).toBeLessThanOrEqual(MOST);
      expect(error(forwardJacobian(laterJoint(g, 1, 0), [...g.c0, ...g.h0]).data, js)).toBeLessThanOrEqual(MOST);
    });

  if (g.T <= 8 && g.n <= 4)
    test('automatic differentiation is PyTorch’s to 1e−12', () => {
      const expected = [...gates.flatMap((gate) => wanted.dW[gate]), ...gates.flatMap((gate) => wanted.db[gate])];
      for (const jacobian of [forwardJacobian, reverseJacobian])
        expect(error(jacobian(lstmTotalLoss(g), flatten(g)).data, expected)).toBeLessThanOrEqual(MOST);
    });
});
