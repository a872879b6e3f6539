/**
 * Every claim of the site, in the order of the text. An explicit list: what is not here does not exist. It loads a claim when
 * it is asked for, so that a reader who runs one equation fetches that one.
 */
import type { Claim } from './claim.ts';

const list = {
  'rnn-state': () => import('./rnn/rnn-state.ts'),
  'total-gradient': () => import('./rnn/total-gradient.ts'),
  'gradient-step': () => import('./rnn/gradient-step.ts'),
  'rnn-chain': () => import('./bptt/rnn-chain.ts'),
  'rnn-step-jacobian': () => import('./bptt/rnn-step-jacobian.ts'),
  'rnn-product': () => import('./bptt/rnn-product.ts'),
  'activation-slope': () => import('./vanishing/activation-slope.ts'),
  'rnn-vanishing-bound': () => import('./vanishing/rnn-vanishing-bound.ts'),
  'rnn-exploding': () => import('./vanishing/rnn-exploding.ts'),
  'rnn-step-gradient-limit': () => import('./vanishing/rnn-step-gradient-limit.ts'),
  'rnn-total-gradient-limit': () => import('./vanishing/rnn-total-gradient-limit.ts'),
  'rnn-update-limit': () => import('./vanishing/rnn-update-limit.ts'),
  'forget-gate': () => import('./lstm/forget-gate.ts'),
  candidate: () => import('./lstm/candidate.ts'),
  'input-gate': () => import('./lstm/input-gate.ts'),
  'input-gate-output': () => import('./lstm/input-gate-output.ts'),
  'cell-state': () => import('./lstm/cell-state.ts'),
  'output-gate': () => import('./lstm/output-gate.ts'),
  'output-vector': () => import('./lstm/output-vector.ts'),
  'lstm-total-gradient': () => import('./lstm-bptt/lstm-total-gradient.ts'),
  'gradient-series': () => import('./lstm-bptt/gradient-series.ts'),
  'lstm-chain': () => import('./lstm-gradient/lstm-chain.ts'),
  'state-product': () => import('./lstm-gradient/state-product.ts'),
  'cell-state-expanded': () => import('./lstm-gradient/cell-state-expanded.ts'),
  'cell-state-compact': () => import('./lstm-gradient/cell-state-compact.ts'),
  'state-dependencies': () => import('./lstm-gradient/state-dependencies.ts'),
  'cell-state-derivative': () => import('./lstm-gradient/cell-state-derivative.ts'),
  'four-terms': () => import('./lstm-gradient/four-terms.ts'),
  abcd: () => import('./lstm-gradient/abcd.ts'),
  'additive-gradient': () => import('./lstm-gradient/additive-gradient.ts'),
  'lstm-states-gradient': () => import('./lstm-gradient/lstm-states-gradient.ts'),
  'vanished-prefix': () => import('./rescue/vanished-prefix.ts'),
  'forget-gate-rescue': () => import('./rescue/forget-gate-rescue.ts'),
  'rescued-sum': () => import('./rescue/rescued-sum.ts'),
  'balancing-combination': () => import('./rescue/balancing-combination.ts'),
  'balanced-product': () => import('./rescue/balanced-product.ts'),
  'factors-rnn-lstm': () => import('./rescue/factors-rnn-lstm.ts'),
  'lstm-no-vanishing': () => import('./rescue/lstm-no-vanishing.ts'),
  'lstm-exploding': () => import('./rescue/lstm-exploding.ts'),
  'forget-gate-derivative': () => import('./appendix/forget-gate-derivative.ts'),
  'input-gate-derivative': () => import('./appendix/input-gate-derivative.ts'),
  'candidate-derivative': () => import('./appendix/candidate-derivative.ts'),
  'constant-error-carousel': () => import('./beyond/constant-error-carousel.ts'),
  'forget-bias-horizon': () => import('./beyond/forget-bias-horizon.ts'),
  'gradient-clipping': () => import('./beyond/gradient-clipping.ts'),
  'orthogonal-recurrence': () => import('./beyond/orthogonal-recurrence.ts'),
  'transient-growth': () => import('./beyond/transient-growth.ts'),
  'latch-experiment': () => import('./beyond/latch-experiment.ts'),
  'adding-experiment': () => import('./beyond/adding-experiment.ts'),
} satisfies Record<string, () => Promise<{ default: Claim }>>;

export const ids = Object.keys(list);

/** Throws on an id that is not on the list, with the ids that come nearest. */
export async function loadClaim(id: string): Promise<Claim> {
  if (Object.hasOwn(list, id)) return (await list[id as keyof typeof list]()).default;
  throw unknownClaim(id);
}

export function unknownClaim(id: string): RangeError {
  const near = ids.filter((known) => known.split('-').some((word) => id.includes(word)));
  return new RangeError(
    `there is no claim "${id}", needed one of the registry's ids${near.length > 0 ? ` (perhaps ${near.slice(0, 4).join(', ')})` : ''}; npm run prove lists them all`,
  );
}
