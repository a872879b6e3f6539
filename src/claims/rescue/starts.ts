/** Networks as they are drawn before any training, and what is measured on them. */
import { spectralNorm } from '../../engine/arithmetic/matrix.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { cellJacobian } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../../engine/closed-forms/lstm-joint.ts';
import { stateJacobian, stepJacobians } from '../../engine/closed-forms/rnn-jacobians.ts';
import { numbers, type RnnCase, table } from '../../engine/networks/draw.ts';
import { type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import type { Activation } from '../../engine/networks/rnn.ts';
import type { DrawnArm } from '../../proof/part.ts';
import { type Words, words } from '../../proof/words.ts';

/** Units, inputs, and steps 1 … k. */
const [n, m, k] = [8, 2, 50];
/** Networks of an arm, and what counts as left of the derivative. */
export const TRIALS = 100;
const LEFT = 1e-3;

/** `uniform`: every weight in ±1/√n, as PyTorch draws them; `xavier`: a rows × columns block in ±√(6/(rows + columns)). */
export type Law = 'uniform' | 'xavier';
const spread: Readonly<Record<Law, (columns: number) => number>> = {
  uniform: () => 1 / Math.sqrt(n),
  xavier: (columns) => Math.sqrt(6 / (n + columns)),
};
const drawWeights = (random: Random, law: Law) =>
  table(n, n + m, (_, column) => spread[law](column < n ? n : m) * random.between(-1, 1));

/** Inputs uniform in [−1, 1]; the network starts from 0 and has no biases but b_f. */
const sequence = (random: Random) => ({ n, m, T: k, x: numbers(k * m, () => random.between(-1, 1)), c0: zeros });
const zeros = new Float64Array(n);

function drawRnnStart(random: Random, law: Law, phi: Activation): RnnCase {
  const nothing = { p: 1, Wout: zeros, y: new Float64Array(k) };
  return { phi, ...nothing, ...sequence(random), W: drawWeights(random, law) };
}

function drawLstmStart(random: Random, law: Law, forgetBias: number): LstmCase {
  const nothing = { h0: zeros, y: new Float64Array(k * n) };
  const W = perGate(() => drawWeights(random, law));
  const b = perGate((gate) => new Float64Array(n).fill(gate === 'f' ? forgetBias : 0));
  return { ...nothing, ...sequence(random), W, b };
}

/** What is asked of a network: ∂c_k/∂c_1, and the factors of its product form for t = 2 … k. */
interface Start {
  readonly derivative: () => number;
  readonly factors: () => readonly number[];
}
export interface Kind {
  readonly name: Words;
  readonly draw: (random: Random, law: Law) => Start;
}

export const anyRnn = (phi: Activation): Kind => ({
  name: phi === 'tanh' ? words('$\\tanh$ RNN', '$\\tanh$ RNN') : words('sigmoid RNN', '用 sigmoid 的 RNN'),
  draw(random, law) {
    const g = drawRnnStart(random, law, phi);
    return {
      derivative: () => spectralNorm(stateJacobian(g, 1, k)),
      factors: () => stepJacobians(g, 2, k).map(spectralNorm),
    };
  },
});

export const anyLstm = (forgetBias: number | 'b*'): Kind => ({
  name: forgetBias === 'b*' ? words('LSTM, $b_f = b^{*}$', 'LSTM，$b_f = b^{*}$') : lstmName(forgetBias),
  draw(random, law) {
    const g = drawLstmStart(random, law, forgetBias === 'b*' ? horizonBias(k) : forgetBias);
    return {
      derivative: () => spectralNorm(blockForm(g, k)),
      factors: () => Array.from({ length: k - 1 }, (_, s) => spectralNorm(cellJacobian(g, s + 2))),
    };
  },
});
const lstmName = (b: number) => words(`LSTM, $b_f = ${b}$`, `LSTM，$b_f = ${b}$`);

/** The share of networks with ‖∂c_k/∂c_1‖ ≥ 10⁻³. */
export const survives = ({ name, draw }: Kind, law: Law): DrawnArm => ({
  name,
  trials: TRIALS,
  succeeds: (random) => draw(random, law).derivative() >= LEFT,
});

/** The share of networks whose factors all have a norm in [0, 1], or of those with a factor above 1. */
export const staysWithin = ({ name, draw }: Kind, law: Law): DrawnArm => ({
  name,
  trials: TRIALS,
  succeeds: (random) =>
    draw(random, law)
      .factors()
      .every((size) => size <= 1),
});
export const stepsOut = (kind: Kind, law: Law): DrawnArm => ({
  name: words(`${kind.name.en}: a factor above 1`, `${kind.name.zh}：有因子大于 1`),
  trials: TRIALS,
  succeeds: (random) => !staysWithin(kind, law).succeeds(random),
});
