/** Golden vectors computed with 50 digits, derivatives included: one unit, two steps (tools/golden/hand.py). */
import hand from './hand.json' with { type: 'json' };
import type { GoldenLstm } from './lstm.ts';
import type { GoldenRnn } from './rnn.ts';

export const handRnns = hand.rnn as GoldenRnn[];
export const handLstms: GoldenLstm[] = hand.lstm;
