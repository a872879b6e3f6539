/**
 * Training, one update at a time, so that the caller can stop between any two. Each batch is drawn from a stream keyed by
 * task, seed and update number: two networks trained on one task with one seed see the same sequences.
 */
import { randomFrom } from '../arithmetic/random.ts';
import { type GateBias, initialWeights, type Start } from './initial.ts';
import { createKernel } from './kernel.ts';
import { adam, clip, descent } from './optimiser.ts';
import type { Shape } from './shape.ts';
import { lessons, type TaskName } from './tasks.ts';

/** Plain data: it fits into a link, a message or a file. */
export interface TrainingConfig {
  readonly network: Shape['network'];
  /** Hidden units. */
  readonly n: number;
  readonly task: TaskName;
  /** Steps of a sequence, sequences of a batch. */
  readonly T: number;
  readonly batch: number;
  readonly optimiser: 'descent' | 'adam';
  /** α, > 0. */
  readonly rate: number;
  /** Longest gradient; unlimited when left out. */
  readonly clip?: number;
  /** Standard deviation of the latch task's noise; no other task has any. */
  readonly noise: number;
  /** b_f and b_i of an LSTM; an RNN has neither. */
  readonly forgetBias: GateBias;
  readonly inputBias: GateBias;
  readonly start: Start;
}

export interface Step {
  /** Updates made so far, this one included. */
  readonly update: number;
  /**
   * Over the batch, both before the update: the mean of ½(h_T − y_T)² and the share answered right; of a text the mean loss of
   * a character in nats, and the share of characters that were given the largest probability.
   */
  readonly loss: number;
  readonly accuracy: number;
  /** Before clipping. */
  readonly gradientNorm: number;
}

export interface Trainer {
  readonly shape: Shape;
  /** Updates made so far. */
  readonly update: number;
  /** As they are now, in the layout of `placesOf`; to be read only. */
  readonly weights: Float64Array;
  /** One update. */
  step(): Step;
  /** ‖∂E/∂c_t‖ over the batch of the latest step, by lag T − t = 0 … T − 1. Throws before the first step. */
  gradientByLag(): Float64Array;
  /** On new sequences, at least `sequences` of them (whole batches). Changes no state. */
  evaluate(sequences: number): { sequences: number; loss: number; accuracy: number };
}

/** A network initialised for this seed. Throws RangeError when the config is out of range. */
export function createTrainer(config: TrainingConfig, seed: number): Trainer {
  const { network, n, T, batch, rate, noise } = config;
  check(config);
  const { m, p, loss: kind, everyStep, draw, right } = lessons[config.task];
  const shape: Shape = { network, n, m, p, T, batch, loss: kind };
  const asked = everyStep ? T : 1;
  const kernel = createKernel(
    shape,
    Float64Array.from({ length: T }, (_, t) => (t >= T - asked ? 1 / (batch * asked) : 0)),
  );
  const { weights, gradient } = kernel;
  const optimiser = config.optimiser === 'adam' ? adam(rate, weights.length) : descent(rate);
  let update = 0;
  weights.set(initialWeights(shape, config.start, config.forgetBias, config.inputBias, stream('start', 0)));

  function stream(use: string, at: number) {
    return randomFrom('training', config.task, seed, use, at);
  }

  /** Runs a new batch forward: its loss, and the share answered right. */
  function see(random: ReturnType<typeof stream>): { loss: number; accuracy: number } {
    const given = draw(random, T, batch, noise);
    const loss = kernel.forward(given);
    let count = 0;
    for (let at = (T - asked) * batch * p; at < T * batch * p; at += p) if (right(kernel.outputs, given.y, at)) count++;
    return { loss, accuracy: count / (batch * asked) };
  }

  return {
    shape,
    weights,
    get update() {
      return update;
    },
    step() {
      const seen = see(stream('batch', update));
      kernel.backward();
      const gradientNorm = clip(gradient, config.clip ?? Number.POSITIVE_INFINITY);
      optimiser.update(weights, gradient);
      update++;
      return { update, ...seen, gradientNorm };
    },
    gradientByLag() {
      if (update === 0) throw new Error('gradientByLag: no step has been made yet, needed at least one');
      return Float64Array.from(kernel.reach, Math.sqrt).reverse();
    },
    evaluate(sequences) {
      const random = stream('evaluation', update);
      const batches = Math.ceil(sequences / batch);
      let [loss, accuracy] = [0, 0];
      for (let k = 0; k < batches; k++) {
        const seen = see(random);
        loss += seen.loss / batches;
        accuracy += seen.accuracy / batches;
      }
      return { sequences: batches * batch, loss, accuracy };
    },
  };
}

function check({ rate, noise, clip: theta = 1, T, forgetBias, inputBias }: TrainingConfig): void {
  const needs = (name: string, value: number, good: boolean, needed: string) => {
    if (!good) throw new RangeError(`training: ${name} is ${value}, needed ${needed}`);
  };
  needs('rate', rate, rate > 0 && rate < Number.POSITIVE_INFINITY, 'a number > 0');
  needs('noise', noise, noise >= 0 && noise < Number.POSITIVE_INFINITY, 'a number ≥ 0');
  needs('clip', theta, theta > 0, 'a number > 0');
  const horizon = [forgetBias, inputBias].some((bias) => typeof bias !== 'number');
  needs('T', T, !horizon || T >= 2, 'at least 2 for a horizon');
}
