/** The wrong formula of an exercise that asks for its mistake, and the pieces among which to choose. */
import type { Claim } from '../claims/claim.ts';
import type { WrongFormula } from '../proof/part.ts';
import type { MistakeAnswer } from './exercise.ts';

export interface Pieces {
  readonly formula: WrongFormula;
  /** Places of the pieces in it. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** The piece with the edit. */
  readonly wrong: number;
  /** What stands in the right formula in place of that piece. */
  readonly instead: string;
}

/** @throws RangeError where the claim has no such mistake, a piece is not in its formula, or not just one of them has the edit */
export function piecesOf(claim: Pick<Claim, 'id' | 'tex' | 'proves'>, asked: MistakeAnswer): Pieces {
  const control = claim.proves[asked.part]?.controls[asked.control];
  const formula = control && 'formula' in control ? control.formula : undefined;
  const place = `mistake ${asked.control} of part ${asked.part} of ${claim.id}`;
  if (!formula) throw new RangeError(`${place}: found none with a formula, needed one`);
  let from = 0;
  const spans = asked.pieces.map((piece) => {
    const at = formula.tex.indexOf(piece, from);
    if (at < 0)
      throw new RangeError(`${place}: found no “${piece}” after character ${from}, needed it in ${formula.tex}`);
    from = at + piece.length;
    return { from: at, to: from };
  });
  const holds = spans.map((span) => span.from < formula.to && span.to > formula.from);
  if (holds.filter(Boolean).length !== 1)
    throw new RangeError(`${place}: found the edit in ${holds.filter(Boolean).length} pieces, needed it in one`);
  const wrong = holds.indexOf(true);
  const { from: start, to: end } = spans[wrong];
  // The right formula has the same before and behind the edit; so has the piece, as far as it reaches.
  const right = claim.tex.slice(formula.from, claim.tex.length - (formula.tex.length - formula.to));
  const instead =
    formula.tex.slice(Math.min(start, formula.from), formula.from) +
    right +
    formula.tex.slice(formula.to, Math.max(end, formula.to));
  return { formula, spans, wrong, instead };
}

/** `A`, `B`, … */
export const letterOf = (piece: number): string => String.fromCharCode(65 + piece);

/** The formula with a letter under each piece; `\htmlClass` lets a script find it. */
export const letteredPieces = ({ formula: { tex }, spans }: Pieces): string => {
  let from = 0;
  const parts = spans.map((span, i) => {
    const piece = `\\htmlClass{piece}{\\underset{\\mathrm{${letterOf(i)}}}{\\boxed{${tex.slice(span.from, span.to)}}}}`;
    const before = tex.slice(from, span.from);
    from = span.to;
    return before + piece;
  });
  return `\\displaystyle ${parts.join('')}${tex.slice(from)}`;
};
