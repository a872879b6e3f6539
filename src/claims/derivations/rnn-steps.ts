/** Derivations in the notation of chapters 1 to 3; those of the LSTM are apart, so that a page loads one kind of network. */
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { LEAST_STEPS, stepsIn } from '../derivation.ts';
import { rnnKind } from '../in-rnn.ts';

export const rnnSteps = stepsIn<RnnCase>(
  rnnKind,
  drawRnn({ units: [1, 3], inputs: [1, 2], outputs: [1, 2], steps: [LEAST_STEPS, 4] }),
);
