import { expect, test } from 'vitest';
import type { ClaimFile } from '../../claims/claim.ts';
import { loadClaimFile } from '../../claims/registry.ts';
import { identity } from '../../proof/make.ts';
import { equal, exactly } from '../../proof/relation.ts';
import { type Words, words } from '../../proof/words.ts';
import { claimProblems, symbolProblems } from './claim-file.ts';

const entry = { id: 'cell-state', chapter: 'lstm' } as const;
const file = await loadClaimFile(entry);
const [part] = file.proves;
if (!('left' in part)) throw new Error(`the first part of ${entry.id} is a ${part.kind}, needed a comparison`);
const [control] = part.controls;

const said = (text: string | undefined) => ({ en: text }) as unknown as Words;
const proving = (change: object) => ({ proves: [{ ...part, ...change }] });
const form: Pick<ClaimFile, 'tex' | 'says'> = { tex: 'x', says: words('So.', '如此。') };
const coarse = equal({ relative: 1 });

test('a claim that says all that is needed has no problem', () => {
  expect(claimProblems(file, entry)).toEqual([]);
});

test.each<[string, object, string]>([
  ['no TeX', { tex: '' }, 'tex: is “”, needed the formula as TeX'],
  [
    'TeX that cannot be set',
    { tex: '\\fraq{1}{2}' },
    'tex: bad TeX “\\fraq{1}{2}”: KaTeX parse error: Undefined control sequence',
  ],
  ['bad TeX in a sentence', { says: words('It is $\\fraq$.', '是 $x$。') }, 'says.en: bad TeX “\\fraq”'],
  [
    'an unpaired dollar',
    { sketch: words('It is $x.', '是 $x$。') },
    'sketch.en: a dollar sign without its partner in “It is $x.”',
  ],
  ['no Chinese', { says: said('It is so.') }, 'says.zh: is missing, needed the text in Chinese too'],
  ['empty Chinese', { says: words('It is so.', ' ') }, 'says.zh: is “ ”, needed the text in Chinese too'],
  ['English for Chinese', { says: words('It is so.', 'It is so.') }, 'says.zh: is “It is so.”, needed Chinese'],
  ['Chinese for English', { says: words('如此。', '如此。') }, 'says.en: is “如此。”, needed English'],
  [
    'half-width punctuation',
    { says: words('So, it is.', '如此, 是。') },
    'says.zh: has “此,”, needed full-width punctuation',
  ],
  ['one language', { says: 'It is so.' }, "says: is “It is so.”, needed words('English', '中文')"],
  [
    'a mistake without Chinese',
    proving({ controls: [{ ...control, name: said('off') }] }),
    'proves.0.controls.0.name.zh: is missing, needed the text in Chinese too',
  ],
  [
    'a route without Chinese',
    proving({ left: [{ ...part.left[0], name: words('one', 'one') }] }),
    'proves.0.left.0.name.zh: is “one”',
  ],
  [
    'a mistake without a side',
    proving({ controls: [{ name: words('a', '甲') }] }),
    'proves.0.controls.0: has neither “right” nor “left”',
  ],
  ['no mistakes', proving({ controls: [] }), 'proves.0.controls: is empty, needed at least one mistake'],
  ['no routes', proving({ left: [] }), 'proves.0.left: is empty, needed a route'],
  [
    'a relation that swallows everything',
    proving({ relation: coarse }),
    'proves.0.relation: allows 1, needed at most 0.000001',
  ],
  [
    'a route that swallows everything',
    proving({ left: [...part.left, { ...part.left[0], relation: coarse }] }),
    'proves.0.left.2.relation: allows 1, needed at most 0.00001',
  ],
  [
    'only coarse routes',
    proving({ left: [{ ...part.left[0], relation: equal({ relative: 1e-5 }) }] }),
    'proves.0.left: has only routes that are held to a coarser relation',
  ],
  ['no relation', proving({ relation: undefined }), 'proves.0.relation: is missing, needed equal(…)'],
  ['a kind that there is not', proving({ kind: 'theorem' }), 'proves.0.kind: is “theorem”, needed identity, bound'],
  ['no evidence', { proves: [] }, 'proves: is empty, needed at least one part of evidence'],
  [
    'a verdict that there is not',
    { verdict: 'addded' },
    'verdict: is “addded”, needed one of holds, notation, conditional, corrected, added, hypothesis',
  ],
  [
    'corrected without what was printed',
    { verdict: 'corrected', note: words('So.', '如此。') },
    'printed: is missing, needed with the verdict “corrected”',
  ],
  [
    'mended notation without what was printed',
    { verdict: 'notation' },
    'printed: is missing, needed with the verdict “notation”',
  ],
  [
    'what was printed, where it holds',
    { printed: form },
    'printed: is there, needed only with the verdict “notation” or “corrected”; the verdict is “holds”',
  ],
  [
    'corrected without a grade',
    { verdict: 'corrected', note: form.says, printed: { ...form, refutes: part } },
    'printed.grade: is missing, needed with the verdict “corrected”',
  ],
  [
    'corrected without what refutes it',
    { verdict: 'corrected', note: form.says, printed: { ...form, grade: 'gap' } },
    'printed.refutes: is missing, needed with the verdict “corrected”',
  ],
  [
    'a grade that there is not',
    { verdict: 'corrected', note: form.says, printed: { ...form, grade: 'typo', refutes: part } },
    'printed.grade: is “typo”, needed one of slip, gap, conclusion',
  ],
  [
    'mended notation with a grade',
    { verdict: 'notation', printed: { ...form, grade: 'slip' } },
    'printed.grade: is there, needed only with the verdict “corrected”; the verdict is “notation”',
  ],
  [
    'mended notation that is refuted',
    { verdict: 'notation', printed: { ...form, refutes: part } },
    'printed.refutes: is there, needed only with the verdict “corrected”; the verdict is “notation”',
  ],
  [
    'a note that has no place',
    { note: words('So.', '如此。') },
    'note: is there, needed only with the verdict “corrected” or “conditional”; the verdict is “holds”',
  ],
  [
    'a claim that there is not',
    { uses: ['rnn-chian'] },
    'uses.0: there is no claim "rnn-chian", needed one of the registry\'s ids (perhaps rnn-',
  ],
  [
    'a symbol that there is not',
    { symbols: ['toString'] },
    'symbols.0: is “toString”, needed a symbol of src/claims/symbols.ts; a new one is a row there',
  ],
  ['a field that there is not', { proof: 'x' }, 'has “proof”, needed only defineClaim({'],
  ['its own id', { id: 'rnn-product' }, 'has “id”, needed only defineClaim({ tex, says'],
])('%s: one message, with file, place, what is there and what is needed', (_, change, problem) => {
  const [found, ...more] = claimProblems({ ...file, ...change }, entry);
  expect(found?.startsWith(`src/claims/lstm/cell-state.ts: ${problem}`), found).toBe(true);
  expect(more).toEqual([]);
});

test('a file without a claim is told so', () => {
  expect(claimProblems(undefined, entry)).toEqual([expect.stringContaining('is missing, needed defineClaim({')]);
});

test('what is not in the article cannot hold as the article states it', () => {
  const beyond = { id: 'rnn-product', chapter: 'beyond' } as const;
  for (const verdict of ['holds', 'hypothesis'])
    expect(claimProblems({ ...file, verdict }, beyond)).toEqual([
      `src/claims/beyond/rnn-product.ts: verdict: is “${verdict}”, which is said of the article, needed “added”: the chapter “beyond” is not in it`,
    ]);
  expect(claimProblems({ ...file, verdict: 'added' }, beyond)).toEqual([]);
});

test('what is to be refuted needs no mistakes of its own', () => {
  const refutes = identity({ ...part, relation: exactly, controls: [] });
  const corrected = { ...file, verdict: 'corrected', note: form.says, printed: { ...form, grade: 'slip', refutes } };
  expect(claimProblems(corrected, entry)).toEqual([]);
});

test('a symbol without Chinese, or that cannot be set, is named', () => {
  expect(symbolProblems()).toEqual([]);
  expect(symbolProblems({ alpha: { tex: '\\alhpa', means: words('rate', '率') } })[0]).toContain(
    'src/claims/symbols.ts: alpha.tex: bad TeX “\\alhpa”',
  );
  expect(symbolProblems({ alpha: { tex: 'a', means: words('rate', '') } })[0]).toContain('alpha.means.zh: is “”');
});
