/** The pieces of TeX that are never cut: commands, `\left(`, braces, characters. */
const pieces = (tex: string): string[] => tex.match(/\\[a-zA-Z]+|\\.|./gsu) ?? [];

/** Whether TeX may be cut before piece `i`: outside of braces, and not between a name and its index or prime. */
function mayCut(all: readonly string[], i: number): boolean {
  const depth = all.slice(0, i).reduce((sum, piece) => sum + (piece === '{' ? 1 : piece === '}' ? -1 : 0), 0);
  const [before, after] = [all[i - 1], all[i]];
  return depth === 0 && !['_', '^'].includes(before) && !['_', '^', "'", '{'].includes(after);
}

/** The part of `to` in which it differs from `from`, as places in `to`: as short as can be typeset by itself. */
export function changedPlace(from: string, to: string): { readonly from: number; readonly to: number } {
  const [a, b] = [pieces(from), pieces(to)];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  // Where something was left out, what stood before it is marked.
  if (head > 0 && head + tail === b.length) head--;
  while (head > 0 && !mayCut(b, head)) head--;
  while (tail > 0 && !mayCut(b, b.length - tail)) tail--;
  const length = (list: readonly string[]) => list.join('').length;
  return { from: length(b.slice(0, head)), to: length(b.slice(0, b.length - tail)) };
}
