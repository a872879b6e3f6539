/** A reader's formula, read: its relation and its dimensions, or what is wrong with it and where. */
import { lstmKind } from '../claims/in-lstm.ts';
import { rnnKind } from '../claims/in-rnn.ts';
import type { NetworkKind } from '../claims/readers.ts';
import { type Places, Reading, type Setting } from '../claims/reading.ts';
import { type ChainNode, chainsOf, childrenOf, type Expr, type RelationSign } from '../formula/ast.ts';
import { sameExpr } from '../formula/compile.ts';
import { printShape, type Type } from '../formula/dimensions.ts';
import { FormulaError, type Span } from '../formula/error.ts';
import { parse } from '../formula/parse.ts';
import { printExpression } from '../formula/print.ts';
import { Typing } from '../formula/typing.ts';
import type { Words } from '../proof/words.ts';
import type { Asked, ChoiceName } from './choices.ts';
import { partCount } from './edits.ts';
import { type Net, type Target, targetById } from './targets.ts';
import { type Translated, translate } from './translate.ts';
import { problemWords } from './words.ts';

/** What is wrong, in words, and its place in what was typed. */
export interface Problem {
  readonly says: Words;
  readonly span: Span;
}

/** Names that were read as others, and questions of notation. */
interface Notes {
  readonly readAs: Translated['readAs'];
  readonly asks: readonly ChoiceName[];
}

export type ReadFormula =
  | ({
      readonly is: 'typed';
      /** The whole relation as read, as TeX. */
      readonly tex: string;
      /** The dimensions of its sides: `n × n`. */
      readonly shape: string;
      readonly sign: RelationSign;
    } & Notes)
  | ({ readonly is: 'asks'; readonly tex: string } & Notes)
  | ({ readonly is: 'wrong'; readonly problem: Problem; readonly tex?: string } & Notes)
  | { readonly is: 'empty' };

/** A formula that could be read, with the means to check it. */
export interface Own {
  readonly target: Target;
  readonly net: Net;
  /** The relation, as parsed. */
  readonly chain: ChainNode;
  /** The TeX of the relation. */
  readonly tex: string;
  /** The place in what was typed of a place in `tex`. */
  readonly placeOf: (span: Span) => Span;
}

/** Operations of one evaluation of a reader's formula: a hundredth of what a claim may spend. */
export const OWN_WORK = 50_000;

// biome-ignore lint/suspicious/noExplicitAny: the cases of a formula are those of its kind of network
type AnyKind = NetworkKind<any>;
export const kinds: Readonly<Record<Net, AnyKind>> = { rnn: rnnKind, lstm: lstmKind };

/** Parts of a formula, at most. */
const MOST_PARTS = 700;

const nesting = (node: Expr): number =>
  childrenOf(node).reduce((most, part) => Math.max(most, nesting(part)), 0) + ('limits' in node ? 1 : 0);
/** Sums and products in one another, at most. */
const MOST_NESTED = 6;

const isTarget = (node: Expr, target: Expr): boolean =>
  sameExpr(node, target) || childrenOf(node).some((part) => isTarget(part, target));

/** The reader's relation: as typed, or the target and what was typed. @throws FormulaError */
function relationOf(target: Target, tex: string): { chain: ChainNode; source: string; shift: number } {
  const { scope } = kinds[target.net];
  const parsed = parse(tex, scope);
  const [only, ...rest] = chainsOf(parsed);
  const items = parsed.statements.flatMap(({ clauses }) => clauses.flat());
  const refuse = (span: Span, text: string) => new FormulaError(tex, { from: span.from, to: span.to }, text);
  if (!only || items.length > 1 || rest.length > 0)
    throw refuse(items[1] ?? items[0] ?? { from: 0, to: 1 }, `found ${items.length} statements, needed one formula`);
  if (only.signs.length > 1) throw refuse(only.sides[2], `found ${only.signs.length} relations, needed at most one`);
  if (partCount(only.sides[0]) + (only.sides[1] ? partCount(only.sides[1]) : 0) > MOST_PARTS)
    throw refuse(only, `the formula has more than ${MOST_PARTS} parts, needed fewer`);
  const nested = Math.max(...only.sides.map(nesting));
  if (nested > MOST_NESTED)
    throw refuse(only, `${nested} sums and products stand in one another, needed at most ${MOST_NESTED}`);
  const [sign] = only.signs;
  if (target.tex === undefined) {
    if (sign === undefined) throw refuse(only, 'found one side, needed a relation such as a = b');
    if (!['=', 'le', 'ge', '<', '>'].includes(sign))
      throw refuse(only, `found another relation, needed =, ≤, <, ≥ or >`);
    if (sign === '=' && sameExpr(only.sides[0], only.sides[1]))
      throw refuse(only.sides[1], 'found the same on both sides, needed two that say something');
    return { chain: only, source: tex, shift: 0 };
  }
  const left = parse(target.tex, scope);
  const [{ sides }] = chainsOf(left);
  const given = only.sides.at(-1) as Expr;
  if (sign !== undefined) {
    if (!sameExpr(only.sides[0], sides[0]))
      throw refuse(
        only.sides[0],
        'found another left side than the one that is chosen above, needed that one or the right side alone',
      );
    if ((target.sign === '=') !== (sign === '='))
      throw refuse(only, `found another relation, needed ${target.sign === '=' ? '=' : '≤'}`);
  }
  if (isTarget(given, sides[0]))
    throw refuse(given, 'found what the formula is to equal within the formula itself, needed it by other things');
  const [before, after] = [`${target.tex} ${target.sign} `, tex.slice(given.from, given.to)];
  const source = before + after;
  const [chain] = chainsOf(parse(source, scope));
  return { chain, source, shift: before.length - given.from };
}

const shapeText = (type: Type): string =>
  typeof type === 'object' ? printShape(type) : type === 'none' ? '' : '1 × 1';

/** A problem in the reader's own text. */
function problemOf(error: unknown, placeOf: (span: Span) => Span, length: number): Problem {
  if (error instanceof FormulaError) return { says: problemWords(error.problem), span: placeOf(error.span) };
  // Too deep for the stack: what is left of hostile input.
  const message = error instanceof RangeError ? error.message : String(error);
  return { says: problemWords(message), span: { from: 0, to: length } };
}

/** Reads a formula; never throws. */
export function readOwn({ target: id, formula, choices }: Asked): { read: ReadFormula; own?: Own } {
  const target = targetById(id);
  if (!target || formula.trim() === '') return { read: { is: 'empty' } };
  const same = (span: Span) => span;
  let translated: Translated;
  try {
    translated = translate(formula, target.net, choices);
  } catch (error) {
    return { read: { is: 'wrong', problem: problemOf(error, same, formula.length), readAs: [], asks: [] } };
  }
  const { tex, placeOf, readAs, asks } = translated;
  if (asks.length > 0) return { read: { is: 'asks', tex, readAs, asks } };
  let own: Own | undefined;
  try {
    const { chain, source, shift } = relationOf(target, tex);
    const here = ({ from, to }: Span) => placeOf({ from: Math.max(0, from - shift), to: Math.max(0, to - shift) });
    own = { target, net: target.net, chain, tex: source, placeOf: here };
    const typing = new Typing(kinds[target.net].scope, source);
    const types = chain.sides.map((side) => typing.of(side));
    typing.chain(chain);
    const empty = types.indexOf('none');
    if (empty >= 0)
      throw new FormulaError(source, chain.sides[empty], 'found what has no value, needed a number, vector or matrix');
    return { read: { is: 'typed', tex: source, shape: shapeText(types[0]), sign: chain.signs[0], readAs, asks }, own };
  } catch (error) {
    const problem = problemOf(error, own?.placeOf ?? placeOf, formula.length);
    return { read: { is: 'wrong', problem, tex: own?.tex ?? tex, readAs, asks }, ...(own && { own }) };
  }
}

/** Draws that are restricted: for conditions under which a formula is true. */
export interface Restriction {
  readonly sizes?: Readonly<Record<string, number>>;
  // biome-ignore lint/suspicious/noExplicitAny: as for the kinds
  readonly change?: (given: any) => any;
}

/** The reading of a relation, of the reader's own or of one that was changed. @throws FormulaError */
export function readingOf(
  net: Net,
  tex: string,
  places: Places,
  { sizes = {}, change }: Restriction = {},
): Reading<object> {
  const kind = kinds[net];
  const { small, everyActivation } = kind;
  const setting: Setting<object> = {
    scope: kind.scope.withSizes(sizes),
    network: kind.network,
    readAs: [],
    work: OWN_WORK,
    ...(small && {
      small: (random, entry) => {
        const given = small(random, entry, sizes);
        return change ? change(given) : given;
      },
    }),
    ...(everyActivation && !change && { everyActivation }),
    ...(kind.activations && { activations: kind.activations }),
  };
  return new Reading(tex, setting, places);
}

/** TeX of a relation with another right side. */
export const withRight = ({ target, chain, tex }: Own, right: Expr): string =>
  `${target.tex === undefined ? tex.slice(chain.sides[0].from, chain.sides[0].to) : target.tex} = ${printExpression(right)}`;
