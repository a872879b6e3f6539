/** Ways to set a long equation in rows, for a picture that is wider than high. */

const relations = new Set(['=', '<', '>', '\\le', '\\ge', '\\implies', '\\xrightarrow']);
const opens = new Set(['{', '(', '[', '\\{', '\\begin']);
const closes = new Set(['}', ')', ']', '\\}', '\\end']);

/** The TeX parted at those commands and characters that stand outside of all brackets; `kept` ones begin the next piece. */
function parted(tex: string, at: ReadonlySet<string>, kept = false): string[] {
  const pieces = [''];
  let depth = 0;
  for (const [token] of tex.matchAll(/\\[A-Za-z]+|\\.|[\s\S]/g)) {
    if (opens.has(token)) depth += 1;
    if (closes.has(token)) depth -= 1;
    const here = depth === 0 && at.has(token);
    if (here) pieces.push('');
    if (!here || kept) pieces[pieces.length - 1] += token;
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** The first relation stays in its row. */
function atRelations(row: string): string[] {
  const [left, first = '', ...others] = parted(row, relations, true);
  return [`${left} ${first}`.trim(), ...others];
}

const gathered = (rows: readonly string[]): string =>
  rows.length === 1 ? rows[0] : `\\begin{gathered} ${rows.join(' \\\\[6pt] ')} \\end{gathered}`;

/** The equation as it is, and in ever more rows: by statement, by condition, by further relation. */
export function inRows(tex: string): readonly string[] {
  const statements = parted(tex, new Set(['\\qquad']));
  const conditions = parted(tex, new Set(['\\qquad', '\\quad']));
  return [...new Set([[tex], statements, conditions, conditions.flatMap(atRelations)].map(gathered))];
}
