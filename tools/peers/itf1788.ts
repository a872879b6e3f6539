/** ITF1788: what IEEE 1788 expects of interval operations. Only bare assertions are taken, as our intervals bear no decoration. */
import * as intervals from '../../src/engine/arithmetic/interval.ts';

type Bound = number | string;
type Term = Bound | { readonly lo: Bound; readonly hi: Bound } | { readonly empty: true };

export interface Assertion {
  readonly op: string;
  readonly args: readonly unknown[];
  readonly expect: readonly unknown[];
  readonly text: string;
}

type Value = intervals.Interval | number | boolean;
type Operation = (...args: never[]) => Value;

/** Our operation for each of theirs. IEEE 1788 gives the empty interval NaN for width and middle, where ours refuse. */
const operations: Readonly<Record<string, Operation>> = {
  neg: intervals.neg,
  add: intervals.add,
  sub: intervals.sub,
  mul: intervals.mul,
  div: intervals.div,
  recip: (a: intervals.Interval) => intervals.div(intervals.point(1), a),
  sqr: intervals.sqr,
  sqrt: intervals.sqrt,
  pown: intervals.powInt,
  abs: intervals.abs,
  exp: intervals.exp,
  log: intervals.log,
  tanh: intervals.tanh,
  min: intervals.min,
  max: intervals.max,
  convexHull: intervals.hull,
  intersection: intervals.intersect,
  isEmpty: intervals.isEmpty,
  isMember: (x: number, a: intervals.Interval) => intervals.contains(a, x),
  wid: (a: intervals.Interval) => (intervals.isEmpty(a) ? Number.NaN : intervals.width(a)),
  mid: (a: intervals.Interval) => (intervals.isEmpty(a) ? Number.NaN : intervals.mid(a)),
};

const words = new DataView(new ArrayBuffer(8));
/** Doubles in their order as integers, both zeros 0. */
const rank = (x: number): bigint => {
  words.setFloat64(0, Math.abs(x));
  const up = words.getBigInt64(0);
  return x < 0 ? -up : up;
};
/** How many doubles lie from `low` up to `high`. */
const ulpsBetween = (low: number, high: number): number => Number(rank(high) - rank(low));

/** A number, truth value or bare interval of the file; undefined for what our intervals do not have. */
export function termValue(term: unknown): Value | undefined {
  const read = term as Term;
  if (typeof read === 'number') return read;
  if (typeof read === 'string')
    return /^-?Infinity$|^NaN$/.test(read) ? Number(read) : /^(true|false)$/.test(read) ? read === 'true' : undefined;
  if (read === null || typeof read !== 'object' || 'dec' in read || 'nai' in read) return undefined;
  if ('empty' in read) return intervals.empty;
  return { lo: Number(read.lo), hi: Number(read.hi) };
}

/** 'excess' counts the doubles by which the wider side reaches beyond the tightest result. */
export type Verdict = { readonly kind: 'unsound' | 'tightest' } | { readonly kind: 'wider'; readonly excess: number };

/**
 * Intervals must enclose what is expected, a width reach it, and the rest equal it; another number of the interval is a middle,
 * too, though not the expected one, and exceeds nothing.
 */
function judge(op: string, args: readonly Value[], got: Value, wanted: Value): Verdict {
  const wider = (excess: number): Verdict =>
    excess < 0 ? { kind: 'unsound' } : excess === 0 ? { kind: 'tightest' } : { kind: 'wider', excess };
  if (typeof wanted === 'object' && typeof got === 'object') {
    if (intervals.isEmpty(wanted))
      return intervals.isEmpty(got) ? { kind: 'tightest' } : { kind: 'wider', excess: Number.POSITIVE_INFINITY };
    if (intervals.isEmpty(got) || got.lo > wanted.lo || got.hi < wanted.hi) return { kind: 'unsound' };
    return wider(Math.max(ulpsBetween(got.lo, wanted.lo), ulpsBetween(wanted.hi, got.hi)));
  }
  if (got === wanted || (Number.isNaN(got) && Number.isNaN(wanted))) return { kind: 'tightest' };
  if (op === 'wid' && typeof got === 'number') return wider(ulpsBetween(wanted as number, got));
  if (op === 'mid' && intervals.contains(args[0] as intervals.Interval, got as number))
    return { kind: 'wider', excess: 0 };
  return { kind: 'unsound' };
}

/** How our operation does on an assertion; undefined where we have no such operation or no such argument. */
export function check({ op, args, expect, text }: Assertion): Verdict | undefined {
  const operation = Object.hasOwn(operations, op) ? operations[op] : undefined;
  const values = args.map(termValue);
  const wanted = termValue(expect[0]);
  if (!operation || wanted === undefined || values.includes(undefined)) return undefined;
  if (expect.length !== 1) throw new Error(`ITF1788: “${text}” expects ${expect.length} results of ${op}, needed 1`);
  return judge(op, values as Value[], operation(...(values as never[])), wanted);
}

export interface OperationRow {
  readonly operation: string;
  readonly assertions: number;
  readonly unsound: number;
  readonly tightest: number;
  readonly wider: number;
  /** The largest excess in doubles. */
  readonly excess: number;
}

/** The counts of each operation that we have, in the order above, and how many assertions are of none of them. */
export function score(assertions: readonly Assertion[]) {
  const verdicts = assertions.map((one) => ({ op: one.op, verdict: check(one) }));
  const rows = Object.keys(operations).map((operation): OperationRow => {
    const own = verdicts.flatMap(({ op, verdict }) => (op === operation && verdict ? [verdict] : []));
    const count = (kind: Verdict['kind']) => own.filter((verdict) => verdict.kind === kind).length;
    const excess = own.reduce((most, verdict) => Math.max(most, verdict.kind === 'wider' ? verdict.excess : 0), 0);
    return {
      operation,
      assertions: own.length,
      unsound: count('unsound'),
      tightest: count('tightest'),
      wider: count('wider'),
      excess,
    };
  });
  return { rows, others: verdicts.filter(({ verdict }) => !verdict).length };
}
