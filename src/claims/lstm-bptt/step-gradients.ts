/** The gradients of single steps. */
import { memo } from '../../engine/arithmetic/memo.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten } from '../../engine/derivatives/lstm-functions.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { onlyAt, overSteps } from '../sums.ts';

/** ∂E_t/∂W of an RNN for t = 1 … T, each by its own BPTT pass. */
export const rnnStepGradients = memo((g: RnnCase) => overSteps(g.T, (t) => rnnBptt(g, onlyAt(t)).W));

/** ∂E_t/∂(all weights and biases) for t = 1 … T, each by its own BPTT pass. */
export const stepGradients = memo((g: LstmCase) => overSteps(g.T, (t) => flatten(lstmBptt(g, onlyAt(t)))));
