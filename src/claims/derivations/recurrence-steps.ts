/** Derivations that speak of a GRU, a residual network or a linear state-space model. */
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { gru, linearState, residual } from '../../engine/networks/recurrences.ts';
import { LEAST_STEPS, stepsIn } from '../derivation.ts';
import { gruKind, linearKind, residualKind } from '../in-recurrence.ts';

const small = { units: [1, 3], inputs: [1, 2], steps: [LEAST_STEPS, 4] } as const;
export const gruSteps = stepsIn(gruKind, drawRecurrence(gru, small));
export const residualSteps = stepsIn(residualKind, drawRecurrence(residual, small));
export const linearSteps = stepsIn(linearKind, drawRecurrence(linearState, small));
