/** Whether a display says of its indices what its claim evaluates: (t ≥ 2) needs a case at t = 2, and none below. */
import { drawCase, streamOf } from '../../check/draw.ts';
import type { ClaimFile } from '../../claims/claim.ts';
import { rangeProblems } from '../../claims/index-range.ts';
import type { IndexRelation, Tuple } from '../../proof/part.ts';

/** Cases of a part of which the indices are looked at. */
const CASES = 12;

interface Displayed {
  readonly tex: string;
  readonly relations: readonly IndexRelation[];
  readonly mutants: () => readonly { readonly tex: string; readonly relations: readonly IndexRelation[] }[];
  /** Where the parts of the claim evaluate it. */
  readonly tuples: readonly Tuple[];
}

/** Every display of a claim that says something of its indices, with all places where a part evaluates it. */
export function indexRangesOf({ proves }: Pick<ClaimFile, 'proves'>): Displayed[] {
  const found = new Map<string, Displayed>();
  for (const [at, part] of proves.entries()) {
    if (!('indices' in part) || !part.indices) continue;
    const { tex, relations, mutants, tuples } = part.indices;
    const drawn = Array.from({ length: part.draw.fixed ? 1 : CASES }, (_, i) =>
      drawCase(part, streamOf(`indices ${at}`, 1), i),
    );
    const own = drawn.flatMap(({ given }) => tuples(given));
    found.set(tex, { tex, relations, mutants, tuples: [...(found.get(tex)?.tuples ?? []), ...own] });
  }
  return [...found.values()];
}

export const indexProblems = (file: ClaimFile): string[] =>
  indexRangesOf(file).flatMap(({ tex, relations, tuples }) =>
    rangeProblems(relations, tuples, tex).map(({ problem, place }) => `${problem}\n${place}`),
  );
