/** The verdict on a reader's formula: exact over a prime field, in floats on random networks, enclosed where it is refuted. */
import { runComparison } from '../check/comparison.ts';
import { digest } from '../check/digest.ts';
import { type AnyComparison, drawCase, streamOf } from '../check/draw.ts';
import type { PartReport } from '../check/report.ts';
import type { Oracle } from '../engine/arithmetic/field.ts';
import type { Interval } from '../engine/arithmetic/interval.ts';
import { drawRnn, liftRnn, type RnnCase } from '../engine/networks/draw.ts';
import { drawLstm, type LstmCase, liftLstm } from '../engine/networks/draw-lstm.ts';
import { Compiler, newRun } from '../formula/compile.ts';
import { FormulaError } from '../formula/error.ts';
import { intervalNumbers } from '../formula/interval-numbers.ts';
import { lstmNetwork } from '../formula/lstm-scope.ts';
import { rnnNetwork } from '../formula/rnn-scope.ts';
import { equal } from '../proof/relation.ts';
import { words } from '../proof/words.ts';
import type { Asked } from './choices.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { exactReport } from './exact.ts';
import { kinds, OWN_WORK, type Own, type Problem, readingOf, readOwn } from './read.ts';
import { problemWords } from './words.ts';

type OwnVerdict =
  /** Equal as polynomials in what is known of the activations. */
  | 'equal'
  /** Equal, or within the bound, on all networks that were drawn; nothing exact was found. */
  | 'in numbers'
  | 'wrong'
  /** Dimensions that do not fit, or no formula. */
  | 'ill-typed'
  /** NaN, a value that does not exist, or too much work. */
  | 'no value';

export interface OwnReport {
  readonly asked: Asked;
  readonly verdict: OwnVerdict;
  /** The relation as read, as TeX. */
  readonly tex?: string;
  /** What had to be known of the activations, and how seldom a false equation passes: 2^−bits. */
  readonly exact?: { readonly oracle: Oracle; readonly bits: number; readonly points: number };
  /** In floats; with a counterexample where it is refuted. */
  readonly numbers?: PartReport;
  /** The difference at one entry, enclosed: 0 is not in it. */
  readonly enclosed?: { readonly lo: number; readonly hi: number };
  readonly problem?: Problem;
  readonly diagnosis?: Diagnosis;
  /** 16 hex digits of SHA-256 over everything above, without the words. */
  readonly digest: string;
}

/** Networks that are drawn. */
const CASES = 24;
/** Steps of the search for a case that violates a bound, from each of the worst. */
const SEARCH = 80;
const STREAM = 'a formula of your own';

/** The relation as a part: its sides by the formula, and the left one by the target's own route as well. */
function partOf({ target, net, chain, tex }: Own): AnyComparison {
  const reading = readingOf(net, tex, target.places);
  const steps = [target.steps, 6] as const;
  const draw =
    net === 'rnn'
      ? drawRnn({ units: [1, 3], inputs: [1, 2], outputs: [1, 2], steps })
      : drawLstm({ units: [1, 3], inputs: [1, 2], steps });
  const name = words('on random networks', '在随机网络上');
  const routes = target.route ? [target.route] : [];
  if (chain.signs[0] === '=')
    return {
      kind: 'identity',
      name,
      draw,
      ...reading.equation(routes),
      relation: equal({ relative: 1e-10 }),
      controls: [],
    };
  const { left, right, relation } = reading.inequality();
  return { kind: 'bound', name, draw, left: [...left, ...routes], right, relation, adversary: SEARCH, controls: [] };
}

/** An entry of the difference of both sides in the network of a counterexample, by intervals; undefined where 0 is in all of them. */
function enclosedDifference(report: PartReport, part: AnyComparison, { target, net, chain, tex }: Own, seed: number) {
  const { given } = drawCase(part, streamOf(STREAM, seed), report.worst?.case ?? 0);
  const network = net === 'rnn' ? intervalRnn(given as RnnCase) : intervalLstm(given as LstmCase);
  const { T } = network.sizes;
  const index = Object.fromEntries(
    Object.entries(target.places).map(([name, at]) => [name, name === 't' || at === 'T' ? T : Number([at].flat()[0])]),
  );
  const time = [1, T] as const;
  const run = newRun(network, { index, domain: { t: time, j: time, k: time }, work: OWN_WORK });
  const compiler = new Compiler(kinds[net].scope, tex);
  const [left, right] = chain.sides.map((side) => compiler.compile(side)(run).data);
  const at = (side: readonly Interval[], k: number) => side[side.length === 1 ? 0 : k];
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, k) => intervalNumbers.sub(at(left, k), at(right, k)))
    .filter(({ lo, hi }) => (lo > 0 || hi < 0) && Number.isFinite(hi - lo))
    .sort((a, b) => Math.abs(b.lo) - Math.abs(a.lo))
    .at(0);
}

const intervalRnn = (g: RnnCase) => rnnNetwork(intervalNumbers, g, liftRnn(intervalNumbers, g));
const intervalLstm = (g: LstmCase) => lstmNetwork(intervalNumbers, g, liftLstm(intervalNumbers, g));

const orUndefined = <T>(compute: () => T): T | undefined => {
  try {
    return compute();
  } catch {
    return undefined;
  }
};

const withDigest = (report: Omit<OwnReport, 'digest'>): OwnReport => ({ ...report, digest: digest(report) });

/** What is told while a formula is checked: how many networks were drawn; the verdict; then how many edits were tried. */
export interface Told {
  readonly verdict?: OwnReport;
  readonly done: number;
  readonly total: number;
}

/** Checks a formula; never throws. Of what is wrong `tell` gives the verdict first, then how far the diagnosis is. */
export function judgeFormula(asked: Asked, tell: (told: Told) => void): OwnReport {
  const { read, own } = readOwn(asked);
  if (read.is === 'wrong') {
    const report = { asked, verdict: 'ill-typed' as const, problem: read.problem, ...(read.tex && { tex: read.tex }) };
    if (own?.chain.signs[0] !== '=') return withDigest(report);
    tell({ verdict: withDigest(report), done: 0, total: 0 });
    return withDigest({ ...report, diagnosis: diagnosed(own, asked.seed, tell) });
  }
  if (!own || read.is !== 'typed')
    return withDigest({
      asked,
      verdict: 'no value',
      problem: { says: words('there is nothing to check yet', '还没有可以检验的式子'), span: { from: 0, to: 0 } },
    });
  return judged(asked, own, tell);
}

const diagnosed = (own: Own, seed: number, tell: (told: Told) => void): Diagnosis =>
  diagnose(own, seed, (tried) => tell({ done: tried, total: 0 }));

function judged(asked: Asked, own: Own, tell: (told: Told) => void): OwnReport {
  const { chain, tex } = own;
  const { seed } = asked;
  const isEquation = chain.signs[0] === '=';
  let networks = 0;
  try {
    const part = partOf(own);
    const { gaps: _, ...numbers } = runComparison(part, 'proves', STREAM, { seed, cases: CASES }, () =>
      tell({ done: ++networks, total: CASES }),
    );
    if (numbers.outcome === 'inconclusive' || numbers.outcome === 'failed')
      return withDigest({
        asked,
        tex,
        verdict: 'no value',
        numbers,
        problem: {
          says: numbers.reason ?? words('it has no value', '没有值'),
          span: { from: 0, to: asked.formula.length },
        },
      });
    const passes = numbers.outcome === 'passes';
    const found =
      isEquation && passes ? orUndefined(() => exactReport(own.net, tex, own.target.places, seed)) : undefined;
    const exact = found?.exact && { oracle: found.exact.oracle, bits: found.exact.bits, points: found.checked };
    const report = { asked, tex, numbers, ...(exact && { exact }) };
    if (passes) return withDigest({ ...report, verdict: exact ? 'equal' : 'in numbers' });
    const enclosed = orUndefined(() => enclosedDifference(numbers, part, own, seed));
    const wrong = { ...report, verdict: 'wrong' as const, ...(enclosed && { enclosed }) };
    if (!isEquation) return withDigest(wrong);
    tell({ verdict: withDigest(wrong), done: 0, total: 0 });
    return withDigest({ ...wrong, diagnosis: diagnosed(own, seed, tell) });
  } catch (error) {
    const span = error instanceof FormulaError ? own.placeOf(error.span) : { from: 0, to: asked.formula.length };
    const message =
      error instanceof FormulaError ? error.problem : error instanceof Error ? error.message : String(error);
    return withDigest({ asked, tex, verdict: 'no value', problem: { says: problemWords(message), span } });
  }
}
