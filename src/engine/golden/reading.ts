/**
 * Golden vectors: networks that read characters, with the loss, the probabilities and the gradient of PyTorch
 * (tools/golden/reading.py).
 */
import reading from './reading.json' with { type: 'json' };

export interface GoldenReading {
  name: string;
  network: 'lstm' | 'rnn';
  /** Hidden units, characters of the alphabet, steps, sequences. */
  n: number;
  m: number;
  T: number;
  batch: number;
  /** In the layout of `placesOf` (training/shape.ts), as are gradient and the weights after updates. */
  weights: number[];
  /** The characters read and those asked for: numbers from 0 to m − 1, T × batch. */
  x: number[];
  y: number[];
  expect: {
    /** The mean loss of a character, in nats: one number. */
    E: number[];
    /** T × batch × m */
    q: number[];
    gradient: number[];
    /** After three updates of Adam with rate 0.02 on this batch, each gradient clipped at 0.5. */
    after: number[];
  };
}

export const goldenReadings = reading.cases as GoldenReading[];
