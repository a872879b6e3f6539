/**
 * Derivations: an equation in steps, each a formula that is read and executed like any other, with the rule that gives it. All steps
 * are read as one formula, so that `= …` goes on with the step before.
 */
import type { Oracle } from '../engine/arithmetic/field.ts';
import type { Draw } from '../engine/networks/draw.ts';
import type { Dimensions } from '../formula/dimensions.ts';
import { FormulaError } from '../formula/error.ts';
import { identity, route } from '../proof/make.ts';
import type { Algebraic, Comparison, Part } from '../proof/part.ts';
import { exactly } from '../proof/relation.ts';
import { type Words, words } from '../proof/words.ts';
import { type NetworkKind, type ReadOptions, reading } from './readers.ts';
import type { Places } from './reading.ts';

/** A formula, or `= …`, and the rule that gives it. */
type Written = readonly [tex: string, rule: Words];

interface DerivedStep {
  readonly tex: string;
  readonly rule: Words;
  /** Its factors that are no numbers, each once, but those of the step before. */
  readonly factors: readonly { readonly tex: string; readonly size: Dimensions }[];
}

export interface Derivation {
  readonly steps: readonly DerivedStep[];
  /** Every relation on drawn networks, and the polynomial ones in a prime field. */
  readonly parts: readonly Part[];
  /** The check on networks with another formula for a step: the tests change each. @throws Error for one that cannot be read */
  readonly withStep: (step: number, tex: string) => Part;
}

/** The derivations of a chapter by claim, each read when it is asked for; in words why there is none. */
export type Derivations = Readonly<Record<string, (() => Derivation) | Words>>;

interface Plan<Given, Case> extends ReadOptions<Given, Case> {
  /** Where the free indices stand, in place of k = T, t from 2 to T and j from 1 to k. */
  readonly at?: Places;
  /** Networks that meet the hypotheses; small ones of any kind where there are none. */
  readonly draw?: Draw<Given>;
  /** Mistakes in a step: what stands once in all of them, and what is written for it. */
  readonly mistakes: readonly (readonly [from: string, to: string])[];
  /** What an exact check may know of the activations. There is none for networks that meet hypotheses. */
  readonly oracle?: Oracle;
}

/** Networks on which each step is checked. */
const CASES = 10;
/** Time steps of the smallest of them. */
export const LEAST_STEPS = 3;

/** Exact networks have as many steps as the least of those that are drawn: a derivation may speak of step 3. */
const small = <Case>(kind: NetworkKind<Case>): NetworkKind<Case> => ({
  ...kind,
  ...(kind.small && { small: (random, entry) => kind.small?.(random, entry, { T: LEAST_STEPS }) as Case }),
});

/** The steps as one formula, with the step at each place of it. */
function readSteps<Given extends object, Case>(
  kind: NetworkKind<Case>,
  steps: readonly Written[],
  at: Places,
  options: ReadOptions<Given, Case>,
) {
  const starts: number[] = [];
  let text = '';
  for (const [tex] of steps) {
    if (text) text += ' \\\\ ';
    starts.push(text.length);
    text += tex;
  }
  const stepAt = (place: number) => starts.findLastIndex((start) => start <= place);
  try {
    const formula = reading<Given, Case>(small(kind), text, at, options);
    const relations = formula.relations().map((one) => ({ ...one, step: stepAt(one.at) }));
    const factors = formula.factors().map((one) => ({ ...one, step: stepAt(one.at) }));
    const met = steps.map(([tex], step) => {
      const own = relations.filter((one) => one.step === step);
      if (own.length === 0) throw new Error(`step ${step + 1}, “${tex}”, has no relation, needed one such as “= …”`);
      return formula.supposed(own).met;
    });
    return {
      factors,
      /** 1 where all relations of a step are met, else 0. */
      met: (step: number) => (g: Given) => Math.min(...met[step](g)),
      exact: [...new Set(relations.flatMap(({ exact, chain }) => (exact ? [chain] : [])))],
      chainsOf: (step: number) => relations.flatMap((one) => (one.step === step ? [one.chain] : [])),
      exactly: (chain: readonly number[]) => formula.exactly([], { chain }),
    };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { span, problem } = error;
    const step = stepAt(span.from);
    const within = { from: span.from - starts[step], to: span.to - starts[step] };
    throw new FormulaError(steps[step][0], within, `step ${step + 1}: ${problem}`);
  }
}

/** The step in which `from` stands. @throws Error where it stands nowhere or more than once */
function stepWith(steps: readonly Written[], from: string): number {
  const [step, ...more] = steps.flatMap(([tex], i) => Array<number>(tex.split(from).length - 1).fill(i));
  if (step === undefined || more.length > 0)
    throw new Error(`“${from}” stands ${step === undefined ? 'nowhere' : 'more than once'}, needed exactly once`);
  return step;
}

function derived<Given extends object, Case>(
  kind: NetworkKind<Case>,
  usual: Draw<Case>,
  steps: readonly Written[],
  { at = { k: 'T', t: [2, 'T'], j: [1, 'k'] }, draw, mistakes, oracle = 'free', ...options }: Plan<Given, Case>,
): Derivation {
  const right = readSteps(kind, steps, at, options);
  const withStep = (step: number, tex: string) => readSteps(kind, steps.with(step, [tex, steps[step][1]]), at, options);
  const wrongs = mistakes.map(([from, to]) => {
    const step = stepWith(steps, from);
    const name = words(`step ${step + 1} with another term`, `第 ${step + 1} 步换了一处`);
    return {
      name,
      step,
      ...withStep(
        step,
        steps[step][0].replace(from, () => to),
      ),
    };
  });
  const onNetworks: Comparison<Given> = identity({
    name: words('the derivation, step by step (1: met, 0: missed)', '逐步的推导（1 为成立，0 为不成立）'),
    draw: draw ?? (usual as unknown as Draw<Given>),
    left: steps.map(([, rule], i) => route(`step ${i + 1}: ${rule.en}`, `第 ${i + 1} 步：${rule.zh}`, right.met(i))),
    right: () => 1,
    relation: exactly,
    cases: CASES,
    controls: wrongs.map(({ name, step, met }) => ({ name, left: met(step) })),
  });
  const inField: Algebraic = {
    ...right.exactly(right.exact),
    name: words('the derivation, exactly, in a prime field', '在素数域中精确检验推导'),
    oracle,
    controls: wrongs
      .filter(({ step }) => right.chainsOf(step).some((chain) => right.exact.includes(chain)))
      .map(({ name, exactly: wrong }) => ({ name, evaluate: wrong(right.exact).evaluate })),
  };
  const hasExact = draw === undefined && options.given === undefined && right.exact.length > 0;
  return {
    steps: steps.map(([tex, rule], i) => {
      const own = (step: number) => right.factors.filter((one) => one.step === step);
      const before = new Set(own(i - 1).map((one) => one.tex));
      const fresh = new Map(own(i).map((one) => [one.tex, one]));
      return { tex, rule, factors: [...fresh.values()].filter((one) => !before.has(one.tex)) };
    }),
    withStep: (step, tex) => ({
      ...onNetworks,
      left: [{ ...onNetworks.left[step], compute: withStep(step, tex).met(step) }],
      controls: [],
    }),
    parts: hasExact ? [onNetworks, inField] : [onNetworks],
  };
}

/** Derivations that speak of a kind of network, by default on the `usual` ones. */
export const stepsIn =
  <Case extends object>(kind: NetworkKind<Case>, usual: Draw<Case>) =>
  <Given extends object = Case>(steps: readonly Written[], plan: Plan<Given, Case>) =>
  (): Derivation =>
    derived(kind, usual, steps, plan);
