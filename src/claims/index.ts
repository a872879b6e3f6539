/** Every claim of the site, in the order of the text. An explicit list: what is not here does not exist. */

import candidateDerivative from './appendix/candidate-derivative.ts';
import forgetGateDerivative from './appendix/forget-gate-derivative.ts';
import inputGateDerivative from './appendix/input-gate-derivative.ts';
import addingExperiment from './beyond/adding-experiment.ts';
import constantErrorCarousel from './beyond/constant-error-carousel.ts';
import forgetBiasHorizon from './beyond/forget-bias-horizon.ts';
import gradientClipping from './beyond/gradient-clipping.ts';
import latchExperiment from './beyond/latch-experiment.ts';
import orthogonalRecurrence from './beyond/orthogonal-recurrence.ts';
import transientGrowth from './beyond/transient-growth.ts';
import rnnChain from './bptt/rnn-chain.ts';
import rnnProduct from './bptt/rnn-product.ts';
import rnnStepJacobian from './bptt/rnn-step-jacobian.ts';
import type { Claim } from './claim.ts';
import candidate from './lstm/candidate.ts';
import cellState from './lstm/cell-state.ts';
import forgetGate from './lstm/forget-gate.ts';
import inputGate from './lstm/input-gate.ts';
import inputGateOutput from './lstm/input-gate-output.ts';
import outputGate from './lstm/output-gate.ts';
import outputVector from './lstm/output-vector.ts';
import gradientSeries from './lstm-bptt/gradient-series.ts';
import lstmTotalGradient from './lstm-bptt/lstm-total-gradient.ts';
import abcd from './lstm-gradient/abcd.ts';
import additiveGradient from './lstm-gradient/additive-gradient.ts';
import cellStateCompact from './lstm-gradient/cell-state-compact.ts';
import cellStateDerivative from './lstm-gradient/cell-state-derivative.ts';
import cellStateExpanded from './lstm-gradient/cell-state-expanded.ts';
import fourTerms from './lstm-gradient/four-terms.ts';
import lstmChain from './lstm-gradient/lstm-chain.ts';
import lstmStatesGradient from './lstm-gradient/lstm-states-gradient.ts';
import stateDependencies from './lstm-gradient/state-dependencies.ts';
import stateProduct from './lstm-gradient/state-product.ts';
import balancedProduct from './rescue/balanced-product.ts';
import balancingCombination from './rescue/balancing-combination.ts';
import factorsRnnLstm from './rescue/factors-rnn-lstm.ts';
import forgetGateRescue from './rescue/forget-gate-rescue.ts';
import lstmExploding from './rescue/lstm-exploding.ts';
import lstmNoVanishing from './rescue/lstm-no-vanishing.ts';
import rescuedSum from './rescue/rescued-sum.ts';
import vanishedPrefix from './rescue/vanished-prefix.ts';
import gradientStep from './rnn/gradient-step.ts';
import rnnState from './rnn/rnn-state.ts';
import totalGradient from './rnn/total-gradient.ts';
import activationSlope from './vanishing/activation-slope.ts';
import rnnExploding from './vanishing/rnn-exploding.ts';
import rnnStepGradientLimit from './vanishing/rnn-step-gradient-limit.ts';
import rnnTotalGradientLimit from './vanishing/rnn-total-gradient-limit.ts';
import rnnUpdateLimit from './vanishing/rnn-update-limit.ts';
import rnnVanishingBound from './vanishing/rnn-vanishing-bound.ts';

export const claims: readonly Claim[] = [
  rnnState,
  totalGradient,
  gradientStep,
  rnnChain,
  rnnStepJacobian,
  rnnProduct,
  activationSlope,
  rnnVanishingBound,
  rnnExploding,
  rnnStepGradientLimit,
  rnnTotalGradientLimit,
  rnnUpdateLimit,
  forgetGate,
  candidate,
  inputGate,
  inputGateOutput,
  cellState,
  outputGate,
  outputVector,
  lstmTotalGradient,
  gradientSeries,
  lstmChain,
  stateProduct,
  cellStateExpanded,
  cellStateCompact,
  stateDependencies,
  cellStateDerivative,
  fourTerms,
  abcd,
  additiveGradient,
  lstmStatesGradient,
  vanishedPrefix,
  forgetGateRescue,
  rescuedSum,
  balancingCombination,
  balancedProduct,
  factorsRnnLstm,
  lstmNoVanishing,
  lstmExploding,
  forgetGateDerivative,
  inputGateDerivative,
  candidateDerivative,
  constantErrorCarousel,
  forgetBiasHorizon,
  gradientClipping,
  orthogonalRecurrence,
  transientGrowth,
  latchExperiment,
  addingExperiment,
];

/** Throws on an id that is not on the list, with the ids that come nearest. */
export function claimById(id: string): Claim {
  const claim = claims.find((c) => c.id === id);
  if (claim) return claim;
  const near = claims.map((c) => c.id).filter((known) => known.split('-').some((word) => id.includes(word)));
  throw new RangeError(
    `there is no claim "${id}", needed one of the registry's ids${near.length > 0 ? ` (perhaps ${near.slice(0, 4).join(', ')})` : ''}; npm run prove lists them all`,
  );
}
