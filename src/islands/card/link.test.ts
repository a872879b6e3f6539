import fc from 'fast-check';
import { expect, test } from 'vitest';
import { t } from '../../i18n/t.ts';
import { defaults } from '../../runner/protocol.ts';
import type { Report } from '../../runner/report.ts';
import { compareWithLink } from './difference.ts';
import { fromQuery, toQuery } from './link.ts';
import { read, typed } from './settings.ts';

const sizes = { units: { low: 1, high: 8 }, steps: { low: 2, high: 30 } };
const digest = '0123456789abcdef';
const report = {
  claim: 'rnn-state',
  seed: 9,
  cases: 50,
  sizes: { units: 2 },
  earned: 'holds',
  digest,
} as unknown as Report;
const linked = (query: string) => fromQuery(query, 'rnn-state', defaults, sizes);

test('a link carries the whole run and what it came to, to its own claim and to no other', () => {
  const query = toQuery(report);
  expect(query).toBe(`?run=rnn-state&seed=9&cases=50&units=2&verdict=holds&digest=${digest}`);
  expect(linked(query)).toEqual({ given: typed(report), promised: { digest, earned: 'holds' }, ignored: [] });
  expect(fromQuery(query, 'rnn-chain', defaults, sizes)).toBeUndefined();
  expect(linked('')).toBeUndefined();
});

test('what a link leaves out is as at build', () => {
  expect(linked('?run=rnn-state&units=3')).toEqual({ given: { ...typed(defaults), units: '3' }, ignored: [] });
});

test('a bad value is left out and named, and nothing else is lost', () => {
  expect(linked(`?run=rnn-state&seed=oops&cases=7&units=99&colour=red&digest=zz&verdict=true`)).toEqual({
    given: { seed: '1', cases: '7' },
    ignored: [
      { name: 'seed', text: 'oops', needed: { low: 0, high: 4294967295 } },
      { name: 'units', text: '99', needed: sizes.units },
      { name: 'colour', text: 'red' },
      { name: 'digest', text: 'zz' },
      { name: 'verdict', text: 'true' },
    ],
  });
});

test('what belongs to an explorer or to the page is left to them', () => {
  expect(linked('?view=plain&run=rnn-state&lag.rho=x')).toMatchObject({ ignored: [] });
});

test('whatever an address says, what is left can be run', () => {
  const name = fc.oneof(
    fc.constantFrom('seed', 'cases', 'units', 'steps', 'digest', '__proto__', 'toString'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.oneof(fc.string(), fc.integer().map(String)))), (pairs) => {
      const asked = linked(`?${new URLSearchParams([['run', 'rnn-state'], ...pairs])}`);
      expect(read(asked?.given ?? {}, sizes)).toHaveProperty('options');
    }),
  );
});

test('a run is the same result as the link’s, or it is said what differs', () => {
  const texts = { lang: 'en', strings: t('en') } as const;
  const compare = (promised: Parameters<typeof compareWithLink>[1]) => compareWithLink(report, promised, texts);
  expect(compare({ digest, earned: 'holds' })).toMatchObject({ is: 'same', words: expect.stringContaining(digest) });
  expect(compare({ digest: 'f'.repeat(16), earned: 'holds' }).words).toContain(`digest ${'f'.repeat(16)} there`);
  const other = compare({ digest: 'f'.repeat(16), earned: 'false' });
  expect(other.is).toBe('other');
  expect(other.words).toContain('here “holds”, there “does not hold”');
});
