import { expect, test } from 'vitest';
import { inexactProblems, sourceProblems } from './source.ts';

const file = 'src/claims/rnn/some.ts';

test.each([
  ["words('$\\alpha$', '')", '“\\alpha” in quotes loses a backslash, needed each twice, or String.raw'],
  ["words('x', '$\\tfrac12$')", '“\\tfrac” in quotes loses a backslash'],
  ["words('x', '$\\nabla$')", '“\\nabla” in quotes loses a backslash'],
  ["mistake('$\\\\\\beta$', '', f)", '“\\\\\\beta” in quotes loses a backslash'],
  ['words(`$\\gamma$`, ``)', '“\\gamma” in quotes loses a backslash'],
  ['words(`a #{b} $\\gamma$ #{c}`, ``)', '“\\gamma” in quotes loses a backslash'],
  ['String.raw`\\\\alpha`', '“\\\\” begins a new line in TeX, needed a space after it, or half as many'],
  ["words('$\\\\\\\\alpha$', '')", '“\\\\\\\\” begins a new line in TeX'],
  ['Math.tanh(1)', 'found Math.tanh, needed a function of src/engine/arithmetic/elementary.ts'],
  ['2 ** 3', 'found **, needed a function of src/engine'],
  ['new Date()', 'found Date, needed no clock'],
  ['performance.now()', 'found performance, needed no clock'],
  ["{ tex: 'a' says: 'b' }", "syntax error at “{ tex: 'a' says: 'b' }”: Expected `,` or `}` but found `Identifier`"],
])('%s is refused with the file and the line', (code, problem) => {
  const text = `const here = 1;\nf(\n${code.replaceAll('#{', '${')}\n);\n`;
  const [found, ...more] = sourceProblems(file, text);
  expect(found.startsWith(`${file}:3: ${problem}`), found).toBe(true);
  expect(more).toEqual([]);
});

test('what keeps its backslashes is let pass, with exact arithmetic', () => {
  const text = String.raw`words('$\\alpha \\\\ \\beta$, it\'s', "\"$\\{$\""); /\d\s/.test(x); Math.sqrt(Math.abs(2)); // \alpha ** Date`;
  expect(sourceProblems(file, text)).toEqual([]);
  const piece = '$' + '{x}';
  expect(sourceProblems(file, `String.raw\`\\alpha \\\\ \\beta ${piece} \\gamma ${piece} \\delta \\\\[1ex]\``)).toEqual(
    [],
  );
});

test('engine files may have the escapes of program text, and no inexact functions', () => {
  expect(inexactProblems(file, "lines.join('\\n')")).toEqual([]);
  expect(inexactProblems(file, 'Math.exp(1);\nx **= 2;')).toHaveLength(2);
});
