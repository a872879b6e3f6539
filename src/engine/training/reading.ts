/** A network that reads a text: one character a step, one number 1 among zeros, and the next character is asked for. */
import { log } from '../arithmetic/elementary.ts';
import { type Random, randomFrom } from '../arithmetic/random.ts';
import type { Corpus } from './corpora.ts';
import { type Batch, createKernel } from './kernel.ts';
import type { Lesson } from './lesson.ts';
import type { Shape } from './shape.ts';

/** Pieces of at least T + 1 characters: x_t is character t, y_t character t + 1. Throws on a character that the alphabet lacks. */
export function encode({ alphabet }: Corpus, pieces: readonly string[], T: number): Batch {
  const m = alphabet.length;
  const x = new Float64Array(T * pieces.length * m);
  const y = new Float64Array(T * pieces.length * m);
  for (const [s, piece] of pieces.entries())
    for (let t = 0; t <= T; t++) {
      const k = alphabet.indexOf(piece[t]);
      if (k < 0) throw new RangeError(`encode: character ${t} is ${piece[t]}, needed one of ${alphabet.join('')}`);
      const at = (t * pieces.length + s) * m + k;
      if (t < T) x[at] = 1;
      if (t > 0) y[at - pieces.length * m] = 1;
    }
  return { x, y };
}

/** Every character is asked for; right is the one that was given the largest probability. */
export const readingLesson = (text: Corpus): Lesson => ({
  m: text.alphabet.length,
  p: text.alphabet.length,
  loss: 'cross-entropy',
  everyStep: true,
  draw: (random, T, count) =>
    encode(
      text,
      Array.from({ length: count }, () => text.write(random, T + 1)),
      T,
    ),
  right(outputs, y, at) {
    const given = outputs[y.indexOf(1, at)];
    for (let k = 0; k < text.alphabet.length; k++) if (!(outputs[at + k] <= given)) return false;
    return true;
  },
});

/** T characters and a marked one after them. */
function beforeMarked(text: Corpus, random: Random, T: number): string {
  const written = text.write(random, 3 * T + 100);
  for (let at = T; at < written.length; at++) if (text.marked(written, at)) return written.slice(at - T, at + 1);
  throw new Error(`reading: none of ${written.length - T} characters is marked, needed one`);
}

/**
 * What marked characters cost a network, and how far their error reaches: for weights of this shape, over the same `count` pieces each
 * time, the mean loss E_T of a marked character alone, in nats, and ‖∂E_T/∂c_{T−ℓ}‖ for the lags ℓ = 0 … T − 1.
 */
export function createProbe(shape: Shape, text: Corpus, count: number) {
  const { T } = shape;
  const lambda = Float64Array.from({ length: T }, (_, t) => (t === T - 1 ? 1 / count : 0));
  const kernel = createKernel({ ...shape, batch: count }, lambda);
  const random = randomFrom('reading', 'probe');
  const batch = encode(
    text,
    Array.from({ length: count }, () => beforeMarked(text, random, T)),
    T,
  );
  return (weights: Float64Array): { loss: number; byLag: Float64Array } => {
    kernel.weights.set(weights);
    const loss = kernel.forward(batch);
    kernel.backward();
    return { loss, byLag: Float64Array.from(kernel.reach, Math.sqrt).reverse() };
  };
}

/** Writes with weights of this shape: each character is drawn by its probability and read as the next input. `first` is read before. */
export function createWriter(shape: Shape, { alphabet }: Corpus) {
  const { m } = shape;
  const kernel = createKernel({ ...shape, T: 1, batch: 1 }, [1]);
  return (weights: Float64Array, random: Random, first: string, count: number): string => {
    kernel.weights.set(weights);
    const written = [];
    let state = {};
    let k = alphabet.indexOf(first);
    while (written.length < count) {
      const x = new Float64Array(m);
      x[k] = 1;
      kernel.forward({ x, y: new Float64Array(m), ...state });
      state = kernel.state();
      let left = random.unit();
      for (k = 0; k < m - 1 && left >= kernel.outputs[k]; k++) left -= kernel.outputs[k];
      written.push(alphabet[k]);
    }
    return written.join('');
  };
}

/** The loss, in nats a character, of readers who know how often each character comes and remember nothing. */
export function baselines(text: Corpus): { uniform: number; frequencies: number; marked: number } {
  const whole = text.write(randomFrom('reading', 'baselines'), 20_000);
  const written = [...whole];
  return {
    uniform: log(text.alphabet.length),
    frequencies: entropyOf(written),
    marked: entropyOf(written.filter((_, at) => text.marked(whole, at))),
  };
}

/** Σ −p·log p over the frequencies of some characters. */
function entropyOf(characters: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const one of characters) counts.set(one, (counts.get(one) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / characters.length) * log(count / characters.length);
  return sum;
}
