/**
 * φ′ as in the text: σ′ = σ(1 − σ) and tanh′ = 1 − tanh². Uses 1 − σ(z) = σ(−z), since 1 − s in float64 loses all digits of a
 * saturated unit's slope.
 */
import { sigmoid } from '../arithmetic/elementary.ts';
import type { Activation } from './rnn.ts';

/** sup |φ′|, attained at 0 only. */
export const gamma: Readonly<Record<Activation, number>> = { sigmoid: 0.25, tanh: 1 };

export const slopes: Readonly<Record<Activation, (z: number) => number>> = {
  sigmoid: (z) => sigmoid(z) * sigmoid(-z),
  // tanh(z) = 2σ(2z) − 1, so 1 − tanh² = (1 − tanh)(1 + tanh) = 4σ(−2z)σ(2z)
  tanh: (z) => 4 * sigmoid(2 * z) * sigmoid(-2 * z),
};
