/** The forward pass of a case in float64, computed once and shared. */
import { floats } from '../arithmetic/arithmetic.ts';
import { memo } from '../arithmetic/memo.ts';
import type { RnnCase } from './draw.ts';
import type { LstmCase } from './draw-lstm.ts';
import { type LstmTrace, lstmForward } from './lstm.ts';
import { type RnnTrace, rnnForward } from './rnn.ts';

export const rnnTrace = memo((g: RnnCase): RnnTrace<number> => rnnForward(floats, g, g));

export const lstmTrace = memo((g: LstmCase): LstmTrace<number> => lstmForward(floats, g, g));
