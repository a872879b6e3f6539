import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaults } from '../../../check/options.ts';
import type { Report } from '../../../check/report.ts';
import { fill, t } from '../../text/strings.ts';
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
  const query = toQuery(report, '0.1.0', '');
  expect(query).toBe(`?run=rnn-state&seed=9&cases=50&units=2&verdict=holds&digest=${digest}&release=0.1.0`);
  const promised = { digest, earned: 'holds', release: '0.1.0' };
  expect(linked(query)).toEqual({ given: typed(report), promised, ignored: [] });
  expect(fromQuery(query, 'rnn-chain', defaults, sizes)).toBeUndefined();
  expect(linked('')).toBeUndefined();
});

test('a link keeps what the address says of explorers and of the reading mode, and no other run', () => {
  const query = toQuery(report, '0.1.0', '?lag.rho=0.9&run=rnn-chain&seed=3&view=parallel&digest=x');
  expect(query).toMatch(/&release=0\.1\.0&lag\.rho=0\.9&view=parallel$/);
  expect([...new URLSearchParams(query).keys()].filter((name) => name === 'seed')).toHaveLength(1);
  expect(linked(query)).toMatchObject({ given: typed(report), ignored: [] });
});

test('a digest alone is compared; nothing is where the run cannot be the sender’s', () => {
  expect(linked(`?run=rnn-state&digest=${digest}`)?.promised).toEqual({ digest });
  expect(linked(`?run=rnn-state&colour=red&digest=${digest}`)?.promised).toEqual({ digest });
  expect(linked(`?run=rnn-state&units=99&digest=${digest}`)?.promised).toBeUndefined();
  expect(linked(`?run=rnn-state&release=x&digest=${digest}`)).toMatchObject({
    promised: { digest },
    ignored: [{ name: 'release', text: 'x' }],
  });
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
