import { expect, test } from 'vitest';
import { askedOf, gallery } from './gallery.ts';
import { judgeFormula } from './judge.ts';

/** The verdict that each entry's own text supposes: what is not listed is said to be right. */
const notRight: Readonly<Record<string, 'wrong' | 'ill-typed'>> = {
  'pascanu-product': 'wrong',
  'wildml-bptt': 'wrong',
  'goodfellow-zh-state': 'ill-typed',
  'nndl-product': 'wrong',
  'zyksir-rnn-step': 'ill-typed',
  'zyksir-rnn-single': 'wrong',
  'hochreiter-1997': 'wrong',
  'weber-forget': 'wrong',
  'zyksir-lstm-single': 'wrong',
  'zyksir-four-terms': 'wrong',
  'coursera-update': 'wrong',
  'rnn-vignette': 'wrong',
};
/** No change of one part makes these right: another cell, several terms that lack, brackets, a plus for a product. */
const noRemedy = ['hochreiter-1997', 'zyksir-lstm-single', 'coursera-update', 'rnn-vignette'];

test('there are at least thirty, each with a place of its own', () => {
  expect(gallery.length).toBeGreaterThanOrEqual(30);
  expect(new Set(gallery.map(({ id }) => id)).size).toBe(gallery.length);
  for (const { url } of gallery) expect(url).toMatch(/^https:\/\/[\w.-]+\//);
  for (const id of Object.keys(notRight)) expect(gallery.map((entry) => entry.id)).toContain(id);
});

test('of a source that was not looked at no entry says that it is wrong', () => {
  for (const { id, seen } of gallery) {
    if (seen) expect(seen.on, id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    else expect(notRight, id).not.toHaveProperty(id);
  }
});

test.each(gallery.map((entry) => [entry.id, entry] as const))(
  '%s has the verdict that its text supposes',
  (id, entry) => {
    const { verdict, problem, diagnosis } = judgeFormula(askedOf(entry), () => {});
    expect(verdict).toBe(notRight[id] ?? (id === 'pascanu-bound' ? 'in numbers' : 'equal'));
    expect(problem !== undefined).toBe(verdict === 'ill-typed');
    if (notRight[id]) {
      const { remedies = [], instead = [], where = [] } = diagnosis ?? {};
      expect(remedies.length + instead.length + where.length > 0).toBe(!noRemedy.includes(id));
      expect(entry.truth.en).not.toMatch(/^Right(?!\s+for the cell of 1997)/);
    } else {
      expect(entry.truth.en).toMatch(/^Right/);
      expect(entry.truth.zh).toMatch(/^正确/);
    }
  },
);
