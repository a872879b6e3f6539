/** Random networks with one state as cases. */
import type { Random } from '../arithmetic/random.ts';
import { type Draw, numbers, type Size } from './draw.ts';
import { type Recurrence, type RecurrenceCase, type WeightShape, weightNames } from './recurrences.ts';

/** How many numbers weights of a shape have. */
export const countOfShape = (shape: WeightShape, n: number, m: number): number =>
  ({ 'n × n': n * n, 'n × m': n * m, n })[shape];

export interface RecurrenceChoices<Name extends string> {
  readonly units?: readonly [number, number];
  readonly inputs?: readonly [number, number];
  readonly steps?: readonly [number, number];
  /** Range of the weights' standard deviation times √n. */
  readonly gain?: readonly [number, number];
  /** Ranges of single biases; the others are in [−1, 1]. */
  readonly biases?: { readonly [name in Name]?: readonly [number, number] };
  readonly admits?: (given: RecurrenceCase<Name>) => boolean;
}

/** Normal weights of a random gain; biases, inputs and h_0 in [−1, 1]. */
export function drawRecurrence<Name extends string>(
  kind: Recurrence<Name>,
  choices: RecurrenceChoices<Name> = {},
): Draw<RecurrenceCase<Name>> {
  const { units = [1, 4], inputs = [1, 3], steps = [2, 8], gain = [0.3, 2], admits } = choices;
  const biases: RecurrenceChoices<Name>['biases'] = choices.biases ?? {};
  return {
    sizes: { units, inputs, steps },
    ...(admits && { admits }),
    make(random: Random, { units: n, inputs: m, steps: T }: Size) {
      const spread = random.between(...gain) / Math.sqrt(n);
      const range = (name: Name): readonly [number, number] => biases[name] ?? [-1, 1];
      const weights = weightNames(kind).map((name) => {
        const shape = kind.weights[name];
        const entry = shape === 'n' ? () => random.between(...range(name)) : () => spread * random.normal();
        return [name, numbers(countOfShape(shape, n, m), entry)];
      });
      const [h0, x] = [n, T * m].map((count) => numbers(count, () => random.between(-1, 1)));
      return { n, m, T, ...Object.fromEntries(weights), h0, x };
    },
  };
}
