/** The numbers that chapter 9 prints, computed again. */

import { expect, test } from 'vitest';
import { exp, log, sigmoid } from '../../engine/arithmetic/elementary.ts';
import { norm } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { rho } from '../../engine/closed-forms/by-lag.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { lstmGradientTerms } from '../../engine/closed-forms/lstm-joint.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten } from '../../engine/derivatives/lstm-functions.ts';
import { smallLstm, smallNetwork } from '../../exercises/networks.ts';
import { decimal, missing, power10 } from './prose.ts';

const prints = (texts: readonly string[]) => expect(missing(9, texts)).toEqual([]);

test('the forget gate at 1 and at 2, and how far it reaches', () => {
  for (const b of [1, 2]) prints([decimal(sigmoid(b), 3), decimal(log(2) / -log(sigmoid(b)), 1)]);
});

test('what truncation costs the small network, and the small cell', () => {
  const keeps = rho(smallNetwork(3));
  prints([`\\rho = ${keeps}`, decimal(power(keeps, 10) / (1 - keeps), 5)]);
  const g = smallLstm(21, 1, { f: horizonBias(21) });
  const far = lstmGradientTerms(g, 21).slice(0, 11).map(flatten);
  const whole = flatten(lstmBptt(g, (t) => (t === 21 ? 1 : 0)));
  const dropped = norm(far[0].map((_, q) => far.reduce((sum, term) => sum + term[q], 0)));
  prints([decimal(dropped / norm(whole), 2)]);
});

test('what a residual network keeps over a hundred steps', () => {
  prints([decimal(power(0.99, 100), 3), decimal(power(1.01, 100), 2), power10(power(0.01, 100))]);
});

test('a decay rate of 0.01', () => {
  prints([decimal(log(2), 3), decimal(log(2) / 0.01, 1), decimal(-log(exp(0.01) - 1), 2)]);
});

test('how far clipping by value turns a gradient', () => {
  const cosine = (0.01 * 0.01 + 0.01) / (norm([0.01, 0.01]) * norm([0.01, 1]));
  prints([decimal(cosine, 3), decimal((Math.acos(cosine) * 180) / Math.PI, 0)]);
});
