import { expect, test } from 'vitest';
import { chapters } from '../claims/claim.ts';
import { claimById } from '../claims/index.ts';
import { idPattern } from '../claims/registry.ts';
import { languages } from '../proof/words.ts';
import { renderTex, wordsToHtml } from '../site/text/tex.ts';
import { checkAnswer } from './check.ts';
import type { Exercise } from './exercise.ts';
import { exercisesOf } from './index.ts';
import { letteredPieces, piecesOf } from './mistake.ts';
import { parseNumber } from './number.ts';
import { samplesOf } from './samples.ts';

const all = await Promise.all(
  ([...chapters, 'before'] as const).map(async (chapter) =>
    (await exercisesOf(chapter)).map((exercise) => ({ chapter, id: exercise.id, exercise })),
  ),
);
const every = all.flat();

test('every chapter has at least three, one of them to compute and one with a planted mistake', () => {
  for (const [i, chapter] of chapters.entries()) {
    const kinds = all[i].map(({ exercise }) => exercise.answer.kind);
    expect(kinds.length, chapter).toBeGreaterThanOrEqual(3);
    expect(kinds, chapter).toContain('number');
    expect(kinds, chapter).toContain('mistake');
  }
  const kinds = new Set(every.map(({ exercise }) => exercise.answer.kind));
  expect([...kinds].sort()).toEqual(['choice', 'formula', 'mistake', 'number', 'order', 'proof']);
});

test('ids are names of their own', () => {
  const ids = every.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(idPattern);
});

const saying = (exercise: Exercise) => [exercise.asks, ...exercise.hints, exercise.solution];

test.each(every)('$id: its words can be set in both languages, and differ', ({ exercise }) => {
  for (const said of saying(exercise)) {
    for (const lang of languages) expect(wordsToHtml(said[lang])).not.toBe('');
    expect(said.zh).toMatch(/[。？，：]/);
  }
});

test.each(every)(
  '$id: a right answer is right, a wrong one is not, and each is told why',
  async ({ chapter, id, exercise }) => {
    const { right, wrong } = samplesOf(exercise);
    const good = await checkAnswer(chapter, id, right);
    expect(good.verdict).toBe(exercise.answer.kind === 'proof' ? 'compared' : 'right');
    const bad = await checkAnswer(chapter, id, wrong);
    expect(bad.verdict).toBe(exercise.answer.kind === 'proof' ? 'compared' : 'wrong');
    for (const { says } of [good, bad]) {
      expect(says).not.toEqual([]);
      for (const said of says) for (const lang of languages) expect(wordsToHtml(said[lang])).not.toBe('');
    }
    expect(good.says).not.toEqual(bad.says);
    // A mistake that is found or not found is shown on a network; so is a formula that is wrong.
    const { kind } = exercise.answer;
    if (kind === 'mistake') expect(good.example?.example.left.length).toBeGreaterThan(0);
    if (kind === 'mistake' || kind === 'formula') expect(bad.example?.example.left.length).toBeGreaterThan(0);
  },
);

test.each(every.filter(({ exercise }) => exercise.answer.kind === 'number'))(
  '$id: its solution prints the number that the engine computed, and no known mistake is taken for it',
  async ({ chapter, id, exercise }) => {
    const { answer, solution } = exercise;
    if (answer.kind !== 'number') return;
    const printed = [...solution.en.matchAll(/-?\d+\.?\d*/g)].map(([text]) => text);
    const agrees = (text: string) =>
      Math.abs(Number(text) - answer.value) <= 0.51 * 10 ** -(text.split('.')[1]?.length ?? 0);
    expect(printed.filter(agrees), solution.en).not.toEqual([]);
    for (const text of printed.filter(agrees)) expect(solution.zh).toContain(text);
    expect(answer.within).toBeLessThan(0.05 * Math.abs(answer.value) + 1e-12);
    const told = await Promise.all(answer.mistaken.map(({ value }) => checkAnswer(chapter, id, String(value))));
    expect(told.map(({ says }) => says[0])).toEqual(answer.mistaken.map(({ says }) => says));
    for (const off of [1.02, 0.98, -1, 5])
      expect((await checkAnswer(chapter, id, String(off * answer.value))).verdict, String(off)).toBe('wrong');
  },
);

test.each(every.filter(({ exercise }) => exercise.answer.kind === 'choice'))(
  '$id: one option is right, and each has a reason of its own',
  ({ exercise: { answer } }) => {
    if (answer.kind !== 'choice') return;
    expect(answer.options.filter(({ right }) => right)).toHaveLength(1);
    expect(new Set(answer.options.map(({ because }) => because.en)).size).toBe(answer.options.length);
  },
);

test.each(every.filter(({ exercise }) => exercise.answer.kind === 'mistake'))(
  '$id: the mistake is in one of its pieces, and what is judged is the formula that is shown',
  ({ exercise: { answer } }) => {
    if (answer.kind !== 'mistake') return;
    const pieces = piecesOf(claimById(answer.claim), answer);
    expect(answer.pieces.length).toBeGreaterThanOrEqual(3);
    expect(renderTex(letteredPieces(pieces), true).split('enclosing piece').length - 1).toBe(answer.pieces.length);
    if (answer.judged) expect(pieces.formula.tex).toContain(answer.judged.relation);
  },
);

test.each(every.filter(({ exercise }) => exercise.answer.kind === 'formula'))(
  '$id: a wrong formula has a diagnosis, one that cannot be read is not called wrong',
  async ({ chapter, id, exercise }) => {
    const { says } = await checkAnswer(chapter, id, samplesOf(exercise).wrong);
    expect(says.length).toBeGreaterThan(1);
    expect((await checkAnswer(chapter, id, '\\frac{')).verdict).toBe('unread');
  },
);

test.each(every.filter(({ exercise }) => exercise.answer.kind === 'order'))(
  '$id: it is shown in an order that is not right, and no step needs a later one',
  async ({ chapter, id, exercise: { answer } }) => {
    if (answer.kind !== 'order') return;
    expect((await checkAnswer(chapter, id, answer.shown.join())).verdict).toBe('wrong');
    for (const [i, { after }] of answer.steps.entries()) for (const before of after) expect(before).toBeLessThan(i);
    for (const broken of ['0,1', '0,0,1,2', 'x', '0,1,2,9'])
      expect((await checkAnswer(chapter, id, broken)).verdict, broken).toBe('unread');
  },
);

test('no answer is no mistake, and what does not exist throws', async () => {
  for (const { chapter, id, exercise } of every.filter(({ exercise }) => exercise.answer.kind !== 'proof'))
    expect((await checkAnswer(chapter, id, '  ')).verdict, exercise.id).toBe('unread');
  await expect(checkAnswer('rnn', 'nothing', '1')).rejects.toThrow(
    'exercise: got nothing, needed one of: fourth-state',
  );
  await expect(checkAnswer('toString', 'nothing', '1')).rejects.toThrow('chapter: got toString');
});

test.each([
  ['0.0896', 0.0896],
  [' −0.5 ', -0.5],
  ['7/16', 0.4375],
  ['-1/8', -0.125],
  ['３．５', 3.5],
  ['3e-4', 3e-4],
  ['3 × 10^-4', 3e-4],
  ['2·10^{3}', 2000],
  ['.5', 0.5],
  ['1,5', undefined],
  ['half', undefined],
  ['1/0', undefined],
  ['1/2/3', undefined],
  ['', undefined],
  ['0x10', undefined],
])('“%s” is read as %s', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test('what stands in place of the wrong piece is that of the right formula', () => {
  const found = every.flatMap(({ id, exercise: { answer } }) =>
    answer.kind === 'mistake' ? [[id, piecesOf(claimById(answer.claim), answer).instead.trim()]] : [],
  );
  expect(Object.fromEntries(found)).toMatchObject({
    'wrong-slope': 'z_t',
    'wrong-rate': '\\rho^{\\,k-j}',
    'wrong-sum': '',
    'wrong-triangle': '-',
    'wrong-side': '\\operatorname{diag}(c_{t-1})\\,\\frac{\\partial f_t}{\\partial c_{t-1}}',
  });
});
