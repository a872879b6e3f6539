/** The two small networks of the text, with changes. */
import { chapterNetwork } from '../claims/rnn/chapter-network.ts';
import type { RnnCase } from '../engine/networks/draw.ts';
import { type LstmCase, type PerGate, perGate } from '../engine/networks/draw-lstm.ts';
import type { Gate } from '../engine/networks/lstm.ts';
import { smallCell } from '../explorers/networks.ts';

/** The small network of chapter 1 over T steps, with changes. */
export const smallNetwork = (T: number, given: Partial<RnnCase> = {}): RnnCase => ({ ...chapterNetwork(T), ...given });

/** The small cell of chapter 4 with the target 0.5, over T steps, with one recurrent weight for all four layers. */
export function smallLstm(T: number, u = 1, b: Partial<Record<Gate, number>> = {}): LstmCase {
  const g = { ...smallCell(T, 1), y: new Float64Array(T).fill(0.5) };
  const biases: PerGate = perGate((gate) => (b[gate] === undefined ? g.b[gate] : Float64Array.of(b[gate])));
  return { ...g, W: perGate((gate) => g.W[gate].with(0, u)), b: biases };
}
