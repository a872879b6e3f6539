import { expect, test } from 'vitest';
import { changedRow } from './changed-row.ts';

const edit = (tex: string, text: string) => {
  const from = tex.indexOf(text);
  return { tex, from, to: from + text.length };
};
const shown = (tex: string, text: string) => {
  const { from, to, ...row } = changedRow(edit(tex, text));
  return [row.tex, row.tex.slice(from, to)];
};

test('the row of the edit is left, without its alignment', () => {
  const tex = '\\begin{aligned} A &= B, \\\\[1ex] C &= D + E \\\\ F &= G \\end{aligned}';
  expect(shown(tex, 'D')).toEqual([' C = D + E ', 'D']);
  expect(shown(tex, 'B')).toEqual([' A = B, ', 'B']);
  expect(shown(tex, 'G')).toEqual([' F = G ', 'G']);
});

test('the rows of a matrix within are no rows', () => {
  const tex = '\\begin{gathered} A = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}, \\\\ b = 2 \\end{gathered}';
  expect(shown(tex, 'A')[0]).toBe(' A = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}, ');
});

test('one row, or an edit across rows, is left as it is', () => {
  expect(shown('a = b', 'b')).toEqual(['a = b', 'b']);
  const tex = '\\begin{gathered} a = b \\\\ c = d \\end{gathered}';
  expect(shown(tex, 'b \\\\ c')[0]).toBe(tex);
});
