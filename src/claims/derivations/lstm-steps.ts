/** Derivations in the notation of the chapters from 4 on. */
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { LEAST_STEPS, stepsIn } from '../derivation.ts';
import { lstmKind } from '../in-lstm.ts';

export const lstmSteps = stepsIn<LstmCase>(
  lstmKind,
  drawLstm({ units: [1, 3], inputs: [1, 2], steps: [LEAST_STEPS, 4] }),
);
