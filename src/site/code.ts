/**
 * The chapters' numbers in Python: `content/code/NN-name.py`, one source for both languages. `# insert: FILE` stands for another
 * file there; of `# en: …` and `# zh: …` each language keeps its own; `# %%` opens a cell, whose first comments are its text. In
 * `agree(SECTION, …, 'DIGITS …')` the last string has what that section of the chapter prints, and `# absent: DIGITS …` what the
 * file does not compute, with the reason on the next line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { ChapterId } from '../claims/claim.ts';
import { type Language, languages } from '../proof/words.ts';

const folder = 'content/code';

/** The chapters that have a file, by their ids, in the order of the book: `01-rnn` for `rnn`. */
export const codeNames: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((file) => /^\d\d-.*\.py$/.test(file))
    .sort()
    .map((file) => [file.slice(3, -3), file.slice(0, -3)]),
);

const inserted = (file: string): string =>
  readFileSync(`${folder}/${file}`, 'utf8')
    .replace(/^# insert: (\S+)$/gm, (_, name: string) => inserted(name).trimEnd())
    .replaceAll('\r', '');

/** The lines of a chapter's file in one language; the n-th line of one is the n-th of the other. Throws where the chapter has none. */
export function codeLines(chapter: ChapterId, lang: Language): string[] {
  const name = codeNames.get(chapter);
  if (!name) throw new Error(`chapter ${chapter} has no file in ${folder}`);
  const own = new RegExp(`^(\\s*# )${lang}: `);
  const foreign = new RegExp(`^\\s*# (?!${lang})(?:${languages.join('|')}): `);
  return inserted(`${name}.py`)
    .trimEnd()
    .split('\n')
    .filter((line) => !foreign.test(line))
    .map((line) => line.replace(own, '$1'));
}

export const codeText = (chapter: ChapterId, lang: Language): string => `${codeLines(chapter, lang).join('\n')}\n`;

/** What a line says of the chapter's decimals. */
export interface CodeLine {
  /** The section that it compares with, 0 before the first heading; undefined where it compares nothing. */
  readonly section: number | undefined;
  /** Numbers as in `9.5e-7` or `0.7616`, with their signs, that it compares with what is printed. */
  readonly printed: readonly string[];
  /** Numbers that the file does not compute. */
  readonly absent: readonly string[];
  /** Numbers that stand in the code itself. */
  readonly given: readonly number[];
}

const numbersIn = (code: string): number[] =>
  [...code.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/g)].map(([text]) => Number(text));

/** Reads one line. */
export function readLine(line: string): CodeLine {
  const absent = /^# absent: (.*)$/.exec(line)?.[1].split(' ') ?? [];
  const [, section, printed] = /^\s*agree\((\d+), .*'([^']*)'\)$/.exec(line) ?? [];
  const code = line.trimStart().startsWith('#') ? '' : line.replace(/'[^']*'|"[^"]*"/g, '');
  return {
    section: section === undefined ? undefined : Number(section),
    printed: printed?.split(' ') ?? [],
    absent,
    given: numbersIn(code),
  };
}

/** A decimal of a text, without its sign, as Python writes it: `0.7616`, `9.5e-7`. */
export const decimalsIn = (tex: string): string[] =>
  [...tex.matchAll(/(?<![\d.])(?:(\d+(?:\.\d+)?)\s*\\times\s*)?10\^\{(-?\d+)\}|(?<![\d.])\d+\.\d+(?!\d|\.\d)/g)].map(
    ([text, factor = '1', exponent]) => (exponent === undefined ? text : `${factor}e${exponent}`),
  );

const unsigned = (text: string) => text.replace(/^-/, '');

/**
 * For the last of the decimals that stand together in a section, the number of the line (from 1) that computes it, else that sets it,
 * else that says why it is absent: of several the one that has most of the others too, and belongs to the section. Undefined where
 * no line has it.
 */
export function lineFor(lines: readonly CodeLine[], decimals: readonly string[], section: number): number | undefined {
  const wanted = decimals.at(-1);
  if (wanted === undefined) return undefined;
  const weights = lines.map(({ section: at, printed, absent, given }) => {
    const here = printed.map(unsigned);
    if (here.includes(wanted))
      return 100 + decimals.filter((one) => here.includes(one)).length + (at === section ? 50 : 0);
    if (absent.includes(wanted)) return 2;
    return given.includes(Number(wanted)) ? 1 : 0;
  });
  const best = Math.max(...weights);
  return best > 0 ? weights.indexOf(best) + 1 : undefined;
}

interface Cell {
  readonly cell_type: 'markdown' | 'code';
  readonly id: string;
  readonly metadata: Record<string, never>;
  readonly source: readonly string[];
  readonly execution_count?: null;
  readonly outputs?: readonly never[];
}

/** The lines of a cell's text or code, as nbformat has them: each but the last ends its line. */
const source = (lines: readonly string[]) => lines.map((line, at) => (at < lines.length - 1 ? `${line}\n` : line));

/** The file as a Jupyter notebook, nbformat 4.5; `opening` is the text of its first cell. */
export function notebook(lines: readonly string[], opening: readonly string[]) {
  const starts = [...lines.flatMap((line, at) => (line.startsWith('# %%') ? [at] : [])), lines.length];
  const text = (id: string, of: readonly string[]): Cell => ({
    cell_type: 'markdown',
    id,
    metadata: {},
    source: source(of),
  });
  const program = (id: string, of: readonly string[]): Cell => ({
    cell_type: 'code',
    id,
    metadata: {},
    execution_count: null,
    outputs: [],
    source: source(of),
  });
  const cells = starts.slice(0, -1).flatMap((start, at): Cell[] => {
    const body = lines.slice(start + 1, starts[at + 1]);
    const first = body.findIndex((line) => !line.startsWith('#') || line.startsWith('# absent'));
    const said = body.slice(0, first < 0 ? body.length : first).map((line) => line.slice(2));
    const code = body.slice(said.length).join('\n').trim();
    return [
      ...(said.length > 0 ? [text(`text-${at + 1}`, said)] : []),
      ...(code === '' ? [] : [program(`code-${at + 1}`, code.split('\n'))]),
    ];
  });
  return {
    cells: [text('title', opening), ...cells],
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}
