/** Constructors of evidence, for claim files. */
import type { Draw } from '../engine/networks/draw.ts';
import type { Certificate, Comparison, Experiment, Mistake, Route } from './part.ts';
import { equal, type Relation, type Value } from './relation.ts';
import { words } from './words.ts';

export const identity = <G>(part: Omit<Comparison<G>, 'kind'>): Comparison<G> => ({ kind: 'identity', ...part });
export const bound = <G>(part: Omit<Comparison<G>, 'kind'>): Comparison<G> => ({ kind: 'bound', ...part });
export const witness = <G>(part: Omit<Comparison<G>, 'kind'>): Comparison<G> => ({ kind: 'witness', ...part });
export const certificate = (part: Omit<Certificate, 'kind'>): Certificate => ({ kind: 'certificate', ...part });
export const experiment = (part: Omit<Experiment, 'kind'>): Experiment => ({ kind: 'experiment', ...part });

type Compute<G> = (given: G) => Value;

export const route = <G>(en: string, zh: string, compute: Compute<G>, relation?: Relation): Route<G> => ({
  name: words(en, zh),
  compute,
  ...(relation && { relation }),
});
export const closedForm = <G>(compute: Compute<G>) => route('closed form', '闭式表达式', compute);
export const forwardMode = <G>(compute: Compute<G>) =>
  route('forward mode (dual numbers)', '前向模式（对偶数）', compute);
export const reverseMode = <G>(compute: Compute<G>) => route('reverse mode (tape)', '反向模式（运算记录）', compute);
export const backpropagation = <G>(compute: Compute<G>) => route('BPTT', '随时间反向传播', compute);
export const goldenVectors = <G>(compute: Compute<G>) =>
  route('golden vectors (PyTorch)', '基准数据（PyTorch）', compute);
/** Central differences, a coarse route: allowed 1e−5. */
export const differences = <G>(compute: Compute<G>) =>
  route('central differences', '中心差分', compute, equal({ relative: 1e-5 }));

/** A mistake in the right side. */
export const mistake = <G>(en: string, zh: string, right: Compute<G>): Mistake<G> => ({ name: words(en, zh), right });
/** A mistake in the left side. */
export const mismeasured = <G>(en: string, zh: string, left: Compute<G>): Mistake<G> => ({ name: words(en, zh), left });

/** A single fixed case: nothing is drawn. */
export const only = <G>(given: G): Draw<G> => ({ sizes: {}, make: () => given, fixed: true });
