import { expect, test } from 'vitest';
import type { Report } from '../../../check/report.ts';
import { samplePart as part, sampleReport as report } from '../../../check/sample-report.ts';
import { earnedWords } from '../../../check/sentence.ts';
import { words } from '../../../proof/words.ts';
import { fill, t } from '../../text/strings.ts';
import { compareWithBuild, compareWithLink } from './difference.ts';
import { toneOf } from './Mark.tsx';
import { seconds } from './texts.tsx';

const digest = '0123456789abcdef';
const linked = { claim: 'rnn-state', earned: 'holds', digest } as unknown as Report;
const en = { lang: 'en', strings: t('en') } as const;

test.each(['en', 'zh'] as const)('a run is the same result as the link’s, or it is said what differs (%s)', (lang) => {
  const texts = { lang, strings: t(lang) } as const;
  const { card } = texts.strings;
  const compare = (promised: Parameters<typeof compareWithLink>[1]) =>
    compareWithLink(linked, promised, '0.2.0', texts);
  const there = 'f'.repeat(16);
  const digests = fill(card.linkDigest, { here: digest, there });
  expect(compare({ digest, earned: 'holds', release: '0.1.0' })).toEqual({
    is: 'same',
    words: fill(card.linkSame, { digest }),
  });
  const older = compare({ digest: there, earned: 'holds', release: '0.1.0' });
  expect(older.is).toBe('other');
  expect(older.words).toContain(digests);
  expect(older.words).toContain(fill(card.linkRelease, { here: '0.2.0', there: '0.1.0' }));
  for (const release of [{ release: '0.2.0' }, {}]) {
    const { words } = compare({ digest: there, earned: 'holds', ...release });
    expect(words).toContain(card.linkAltered);
    expect(words).not.toContain(earnedWords.false[lang]);
  }
  expect(compare({ digest: there, earned: 'false' }).words).toContain(
    fill(card.linkVerdict, { here: earnedWords.holds[lang], there: earnedWords.false[lang] }),
  );
});

test('green is for a report that is ok; what cannot be told apart is unsure; all else is bad', () => {
  expect(toneOf(report())).toBe('good');
  expect(toneOf(report({ ok: false }))).toBe('bad');
  expect(toneOf(report({ ok: false, earned: 'false' }))).toBe('bad');
  expect(toneOf(report({ ok: false, earned: 'failed' }))).toBe('bad');
  expect(toneOf(report({ ok: false, earned: 'inconclusive' }))).toBe('unsure');
});

test('the same options must give the same digest, and where they do not the first difference is named', () => {
  expect(compareWithBuild(report(), report(), en).is).toBe('same');
  expect(compareWithBuild(report({ seed: 2, digest: 'd2' }), report(), en).is).toBe('unlike');
  const verdict = compareWithBuild(report({ earned: 'false', digest: 'd2' }), report(), en);
  expect(verdict).toEqual({
    is: 'other',
    words: 'Not the result of the build: here “does not hold”, there “holds”.',
  });
  const routes = [{ name: words('a', 'a'), worst: 3e-15, allowed: 1e-10 }];
  const worst = compareWithBuild(report({ digest: 'd2', parts: [part({ routes })] }), report(), en);
  expect(worst.words).toContain('“one step” has worst error 3\u00a0×\u00a010⁻¹⁵, allowed 10⁻¹⁰ here');
  expect(compareWithBuild(report({ digest: 'd2' }), report(), en).words).toContain('digest d1 there');
});

test('times have two digits below ten seconds', () => {
  expect([4.2, 43.21, 1234, 61_234].map((ms) => seconds(ms, en.strings.card.seconds))).toEqual([
    '0.0042 s',
    '0.043 s',
    '1.2 s',
    '61 s',
  ]);
});
