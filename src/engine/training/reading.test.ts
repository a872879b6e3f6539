import { describe, expect, test } from 'vitest';
import { largest } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { goldenReadings } from '../golden/reading.ts';
import { corpora } from './corpora.ts';
import { createKernel } from './kernel.ts';
import { adam, clip } from './optimiser.ts';
import { baselines, createProbe, createWriter, encode, readingLesson } from './reading.ts';
import type { Shape } from './shape.ts';
import { createTrainer, type TrainingConfig } from './trainer.ts';

/** Error relative to the largest entry of the expected array. */
const error = (ours: ArrayLike<number>, expected: ArrayLike<number>) => {
  expect(ours.length).toBe(expected.length);
  return largest(Array.from(ours, (v, i) => v - expected[i])) / largest(expected);
};
const oneHot = (characters: readonly number[], m: number) =>
  Float64Array.from({ length: characters.length * m }, (_, k) => (characters[Math.floor(k / m)] === k % m ? 1 : 0));

describe('PyTorch’s nn.LSTM, nn.RNN, nn.Linear, cross_entropy and Adam', () => {
  test.each(goldenReadings)('$name', ({ network, n, m, T, batch, weights, x, y, expect: golden }) => {
    const shape: Shape = { network, n, m, p: m, T, batch, loss: 'cross-entropy' };
    const kernel = createKernel(shape, Array(T).fill(1 / (T * batch)));
    kernel.weights.set(weights);
    const given = { x: oneHot(x, m), y: oneHot(y, m) };
    expect(error([kernel.forward(given)], golden.E)).toBeLessThanOrEqual(1e-12);
    kernel.backward();
    expect(error(kernel.outputs, golden.q)).toBeLessThanOrEqual(1e-12);
    expect(error(kernel.gradient, golden.gradient)).toBeLessThanOrEqual(1e-12);
    const optimiser = adam(0.02, weights.length);
    for (let update = 0; update < 3; update++) {
      kernel.forward(given);
      kernel.backward();
      clip(kernel.gradient, 0.5);
      optimiser.update(kernel.weights, kernel.gradient);
    }
    // Adam divides by the size of a gradient, so that small ones lose digits; PyTorch adds 1e−6 to the norm where it clips.
    expect(error(kernel.weights, golden.after)).toBeLessThanOrEqual(1e-7);
  });
});

const config: TrainingConfig = {
  network: 'lstm',
  n: 6,
  task: 'brackets',
  T: 16,
  batch: 4,
  optimiser: 'adam',
  rate: 0.02,
  clip: 1,
  noise: 0,
  forgetBias: 1,
  inputBias: 0,
  start: 'uniform',
};

describe('texts', () => {
  const entries = Object.entries(corpora);
  const written = (text: (typeof entries)[number][1]) => text.write(randomFrom('texts'), 4000);

  test.each(entries)('%s: every character is of the alphabet, and every one of the alphabet comes', (_, text) => {
    expect([...new Set(written(text))].sort()).toEqual([...text.alphabet]);
    expect(text.alphabet).toContain(text.opening);
    expect(written(text).length).toBeGreaterThanOrEqual(4000);
  });

  test.each(entries)('%s: its marked characters are right, and others in their place are not', (_, text) => {
    const all = written(text);
    const marks = Array.from(all, (_, at) => at).filter((at) => text.marked(all, at));
    expect(marks.length).toBeGreaterThan(80);
    // Before the first verb there may be none, and a word that is cut off at the end is not decided.
    for (const at of marks.slice(0, -1))
      expect(text.right(all, at) ?? at === marks[0], all.slice(at - 9, at + 9)).toBe(true);
    const others = new Set(marks.map((at) => all[at]));
    let wrong = 0;
    for (const at of marks.slice(1, 40))
      for (const other of others)
        if (other !== all[at] && text.right(all.slice(0, at) + other + all.slice(at + 1), at) === false) wrong++;
    expect(wrong / (39 * (others.size - 1))).toBeGreaterThan(0.9);
  });

  test('a closing bracket is marked where at least 12 characters have passed since one opened', () => {
    const { marked, right } = corpora.brackets;
    const text = '(on on on off.) [off on on.]';
    expect(Array.from(text, (_, at) => at).filter((at) => marked(text, at))).toEqual([14]);
    expect(right(text, 14)).toBe(true);
    expect(right('[on on on off.)', 14)).toBe(false);
    expect(marked('on on on off on.)', 16)).toBe(false); // none opened
    expect(marked('(on on on off on)', 16)).toBe(false); // no full stop
  });

  test('the verse goes round: after its last verb comes its first', () => {
    const { marked, right, write } = corpora.verse;
    expect(write(randomFrom('a'), 60)).not.toBe(write(randomFrom('c'), 60));
    const verbs = (text: string) => [...text].filter((_, at) => marked(text, at)).join('');
    expect('采有掇捋袺襭'.repeat(12)).toContain(verbs(write(randomFrom('a'), 60)).slice(0, 6));
    expect(right('薄言襭之。采采芣苢，薄言采之', 12)).toBe(true);
    expect(right('薄言襭之。采采芣苢，薄言有之', 12)).toBe(false);
    expect(right('薄言有之', 2)).toBe(undefined);
  });

  test('what one knows without memory: ln 3 of the brackets, ln 6 of the verbs', () => {
    expect(baselines(corpora.brackets).marked).toBeCloseTo(Math.log(3), 2);
    expect(baselines(corpora.verse).marked).toBeCloseTo(Math.log(6), 4);
    for (const text of Object.values(corpora)) {
      const { uniform, frequencies } = baselines(text);
      expect(uniform).toBeCloseTo(Math.log(text.alphabet.length), 14);
      expect(frequencies).toBeLessThan(uniform);
      expect(frequencies).toBeGreaterThan(1);
    }
  });
});

describe('reading', () => {
  test('one-hot inputs, and each next character as the target', () => {
    const { x, y } = encode({ ...corpora.verse, alphabet: ['a', 'b', 'c'] }, ['abcb', 'ccaa'], 3);
    const rows = (all: Float64Array) =>
      Array.from({ length: all.length / 3 }, (_, k) => 'abc'[all.subarray(3 * k, 3 * k + 3).indexOf(1)]).join('');
    expect(rows(x)).toBe('acbcca');
    expect(rows(y)).toBe('bccaba');
    expect(x.reduce((s, v) => s + v)).toBe(6);
    expect(() => encode(corpora.verse, ['采x'], 1)).toThrow('character 1 is x, needed one of');
  });

  test('right is the largest probability of the p from a place on; NaN never is', () => {
    const { right } = readingLesson({ ...corpora.verse, alphabet: ['a', 'b', 'c'] });
    const outputs = Float64Array.of(0.9, 0.05, 0.05, 0.2, 0.5, 0.3);
    expect(right(outputs, Float64Array.of(1, 0, 0, 0, 1, 0), 3)).toBe(true);
    expect(right(outputs, Float64Array.of(1, 0, 0, 1, 0, 0), 3)).toBe(false);
    expect(right(outputs, Float64Array.of(1, 0, 0, 1, 0, 0), 0)).toBe(true);
    for (const wrong of [Float64Array.of(Number.NaN, 0.5, 0.3), Float64Array.of(0.2, Number.NaN, 0.3)])
      expect(right(wrong, Float64Array.of(0, 1, 0), 0)).toBe(false);
  });

  test('with all weights 0 a character costs the logarithm of the alphabet’s size, and training brings that down', () => {
    const trainer = createTrainer(config, 1);
    const first = trainer.step().loss;
    expect(Math.abs(first - Math.log(corpora.brackets.alphabet.length))).toBeLessThan(0.3);
    let { loss } = trainer.step();
    for (let update = 0; update < 60; update++) loss = trainer.step().loss;
    expect(loss).toBeLessThan(first - 0.8);
    expect(trainer.evaluate(8).accuracy).toBeGreaterThan(0.3);
    const kernel = createKernel(trainer.shape, Array(16).fill(1 / 64));
    const given = readingLesson(corpora.brackets).draw(randomFrom('zero'), 16, 4, 0);
    expect(kernel.forward(given)).toBeCloseTo(Math.log(corpora.brackets.alphabet.length), 12);
  });

  test('a probe tells the loss of marked characters, and their gradient by lag', () => {
    const trainer = createTrainer(config, 1);
    for (let update = 0; update < 5; update++) trainer.step();
    const probe = createProbe(trainer.shape, corpora.brackets, 8);
    const { loss, byLag } = probe(trainer.weights);
    expect(probe(trainer.weights)).toEqual({ loss, byLag });
    expect(byLag.length).toBe(16);
    expect(byLag.every((norm) => norm > 0)).toBe(true);
    expect(loss).toBeGreaterThan(1);
    const zero = probe(new Float64Array(trainer.weights.length));
    expect(zero.loss).toBeCloseTo(Math.log(corpora.brackets.alphabet.length), 12);
    expect(zero.byLag.every((norm) => norm === 0)).toBe(true);
  });

  test('a writer draws by the probabilities, the same for the same stream', () => {
    const { shape } = createTrainer(config, 1);
    const write = createWriter(shape, corpora.brackets);
    const weights = new Float64Array(createTrainer(config, 1).weights.length);
    const { alphabet } = corpora.brackets;
    // Only the bias of the read-out: the characters are independent, “o” three times as likely as each other one.
    weights[weights.length - alphabet.length + alphabet.indexOf('o')] = Math.log(3);
    const text = write(weights, randomFrom('writer'), ' ', 4000);
    expect(write(weights, randomFrom('writer'), ' ', 4000)).toBe(text);
    for (const one of alphabet) {
      const expected = ((one === 'o' ? 3 : 1) * 4000) / (alphabet.length + 2);
      const seen = [...text].filter((c) => c === one).length;
      expect(Math.abs(seen - expected)).toBeLessThan(5 * Math.sqrt(expected)); // five standard deviations
    }
  });
});
