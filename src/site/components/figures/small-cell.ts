/** The numbers of the small cell of chapter 4, with the target ½ at its three steps, for the figures that show them. */
import { gateJacobian, gateSlope } from '../../../engine/closed-forms/lstm-jacobians.ts';
import { lstmGradientTerms } from '../../../engine/closed-forms/lstm-joint.ts';
import { slopes } from '../../../engine/networks/slopes.ts';
import { lstmTrace } from '../../../engine/networks/traces.ts';
import { smallCell } from '../../../explorers/networks.ts';

const T = 3;
const g = { ...smallCell(T, 1), y: new Float64Array(T).fill(0.5) };
const { steps } = lstmTrace(g);

/** Row k − 1 has the terms j = 1 … k of ∂E_k/∂b_c. */
export const biasTerms = Array.from({ length: T }, (_, s) => lstmGradientTerms(g, s + 1).map(({ b }) => b.c[0]));
const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
/** ∂E_k/∂b_c for k = 1 … 3, and ∂E/∂b_c. */
export const biasSums = biasTerms.map(add);
export const biasTotal = add(biasSums);

const layer = (gate: 'f' | 'i' | 'c') => ({ slope: gateSlope(g, gate, 2)[0], whole: gateJacobian(g, gate, 2).data[0] });
/** The slopes on the way from c_1 to the gates of step 2, and the derivatives that they multiply up to. */
export const dependency = {
  squash: slopes.tanh(steps[0].c[0]),
  gate: steps[0].o[0],
  f: layer('f'),
  i: layer('i'),
  c: layer('c'),
};

/** As the chapters print it: four digits after the point. */
export const four = (x: number): string => x.toFixed(4).replace('-', '−');
/** The same in the letters of the equations. */
export const inTex = (x: number): string => `$${four(x)}$`;
