import { expect, test } from 'vitest';
import type { Report } from '../../../check/report.ts';
import { fill, t } from '../../text/strings.ts';
import { compareWithLink } from './difference.ts';

const digest = '0123456789abcdef';
const report = { claim: 'rnn-state', earned: 'holds', digest } as unknown as Report;

test.each(['en', 'zh'] as const)('a run is the same result as the link’s, or it is said what differs (%s)', (lang) => {
  const texts = { lang, strings: t(lang) } as const;
  const { card } = texts.strings;
  const compare = (promised: Parameters<typeof compareWithLink>[1]) =>
    compareWithLink(report, promised, '0.2.0', texts);
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
    expect(words).not.toContain(card.earned.false);
  }
  expect(compare({ digest: there, earned: 'false' }).words).toContain(
    fill(card.linkVerdict, { here: card.earned.holds, there: card.earned.false }),
  );
});
