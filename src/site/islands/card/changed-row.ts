/** Of a formula of several rows, the rows that an edit touches: the rest is the same in the right formula and the wrong one. */
import type { WrongFormula } from '../../../proof/part.ts';

const LAYOUT = /^\\begin\{(gathered|aligned)\}([\s\S]*)\\end\{\1\}$/;
/** What opens or closes an environment within, a break between rows, an alignment mark. */
const TOKENS = /\\begin\{\w+\}|\\end\{\w+\}|\\\\(?:\[[^\]]*\])?|\\.|&/g;

interface Row {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
}

function rowsOf(body: string, start: number): Row[] {
  const rows: Row[] = [];
  let [depth, from, marks] = [0, 0, [] as number[]];
  for (const { 0: token, index } of body.matchAll(TOKENS)) {
    if (token.startsWith('\\begin')) depth++;
    else if (token.startsWith('\\end')) depth--;
    else if (depth > 0) continue;
    else if (token === '&') marks.push(start + index);
    else if (token.startsWith('\\\\')) {
      rows.push({ from: start + from, to: start + index, marks });
      [from, marks] = [index + token.length, []];
    }
  }
  return [...rows, { from: start + from, to: start + body.length, marks }];
}

/** The row of the edit, without its alignment; the whole formula where it has one row or the edit touches several. */
export function changedRow(formula: WrongFormula): WrongFormula {
  const [, layout, body] = LAYOUT.exec(formula.tex) ?? [];
  if (body === undefined) return formula;
  const rows = rowsOf(body, `\\begin{${layout}}`.length);
  const row = rows.find(({ from, to }) => formula.from >= from && formula.to <= to);
  if (!row || rows.length === 1 || row.marks.some((at) => at >= formula.from && at < formula.to)) return formula;
  const cut = (from: number, to: number) =>
    Array.from(formula.tex.slice(from, to))
      .filter((_, i) => !row.marks.includes(from + i))
      .join('');
  const before = cut(row.from, formula.from);
  const edited = formula.tex.slice(formula.from, formula.to);
  return {
    tex: before + edited + cut(formula.to, row.to),
    from: before.length,
    to: before.length + edited.length,
  };
}
