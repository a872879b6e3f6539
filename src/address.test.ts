import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isSameAsked,
  parseClaim,
  parseLanguage,
  parseOwn,
  parseRun,
  parseValues,
  parseView,
  printLanguage,
  printOwn,
  printRun,
  printValues,
  printView,
} from './address.ts';
import { defaults } from './check/options.ts';
import type { Report } from './check/report.ts';
import { claims } from './claims/index.ts';
import { query as corrupted, movable } from './corrupted-address.ts';
import type { Parameter, Parameters } from './explorers/explorer.ts';
import { initialValues } from './explorers/values.ts';
import { cardProps } from './site/card.ts';
import { readSettings, typedSettings } from './site/islands/card/settings.ts';

const sizes = { units: { low: 1, high: 8 }, steps: { low: 2, high: 30 } };
const digest = '0123456789abcdef';
const run = { seed: 9, cases: 50, sizes: { units: 2 } };
const report = {
  claim: 'rnn-state',
  ...run,
  earned: 'holds',
  digest,
} as unknown as Report;
const asked = (query: string) => parseRun(query, 'rnn-state', defaults, sizes);

test('a link carries the whole run and what it came to, to its own claim and to no other', () => {
  const query = printRun(report, '0.1.0', '');
  expect(query).toBe(`?run=rnn-state&seed=9&cases=50&units=2&verdict=holds&digest=${digest}&release=0.1.0`);
  const promised = { digest, earned: 'holds', release: '0.1.0' };
  expect(asked(query)).toEqual({ options: run, promised, problems: [] });
  expect(parseRun(query, 'rnn-chain', defaults, sizes)).toBeUndefined();
  expect(asked('')).toBeUndefined();
});

test('a link keeps what the address says of explorers and of the reading mode, and no other run', () => {
  const query = printRun(report, '0.1.0', '?lag.rho=0.9&run=rnn-chain&seed=3&view=parallel&digest=x');
  expect(query).toMatch(/&release=0\.1\.0&lag\.rho=0\.9&view=parallel$/);
  expect([...new URLSearchParams(query).keys()].filter((name) => name === 'seed')).toHaveLength(1);
  expect(asked(query)).toMatchObject({ options: run, problems: [] });
});

test('a digest alone is compared; nothing is where the run cannot be the sender’s', () => {
  expect(asked(`?run=rnn-state&digest=${digest}`)?.promised).toEqual({ digest });
  expect(asked(`?run=rnn-state&colour=red&digest=${digest}`)?.promised).toEqual({ digest });
  expect(asked(`?run=rnn-state&units=99&digest=${digest}`)?.promised).toBeUndefined();
  expect(asked(`?run=rnn-state&release=x&digest=${digest}`)).toMatchObject({
    promised: { digest },
    problems: [{ name: 'release', text: 'x' }],
  });
});

test('what a link leaves out is as at build', () => {
  expect(asked('?run=rnn-state&units=3')).toEqual({ options: { ...defaults, sizes: { units: 3 } }, problems: [] });
});

test('a bad value is left out and named, and nothing else is lost', () => {
  expect(asked(`?run=rnn-state&seed=oops&cases=7&units=99&colour=red&digest=zz&verdict=true`)).toEqual({
    options: { ...defaults, cases: 7 },
    problems: [
      { name: 'seed', text: 'oops', needed: { low: 0, high: 4294967295 } },
      { name: 'units', text: '99', needed: sizes.units },
      { name: 'colour', text: 'red' },
      { name: 'digest', text: 'zz' },
      { name: 'verdict', text: 'true' },
    ],
  });
});

test('what belongs to an explorer or to the page is left to them', () => {
  expect(asked('?view=plain&run=rnn-state&lag.rho=x')).toMatchObject({ problems: [] });
});

test('the claim that is to run is named, of whatever page', () => {
  expect(['?run=a&seed=x', '?run=', '?seed=1', ''].map(parseClaim)).toEqual(['a', undefined, undefined, undefined]);
});

const say = (text: string) => ({ en: text, zh: text });
const parameters = {
  rho: { label: say('rho'), low: -1, high: 3, step: 0.05, initial: 0.9 },
  units: { label: say('units'), low: 1, high: 8, step: 1, initial: 4 },
  phi: { label: say('phi'), options: { tanh: say('tanh'), sigmoid: say('sigmoid') }, initial: 'tanh' },
} satisfies Parameters;
const initial = initialValues(parameters);

test('values go into an address and come back, and what belongs to others stays', () => {
  const values = { rho: 1.2, units: 2, phi: 'sigmoid' };
  const query = printValues('lag', parameters, values, '?view=plain&lag.rho=7&lags.rho=1');
  expect(parseValues('lag', parameters, query)).toEqual({ values, asked: true, problems: [] });
  expect(new URLSearchParams(query).get('view')).toBe('plain');
  expect(new URLSearchParams(query).get('lags.rho')).toBe('1');
  expect(printValues('lag', parameters, initial, query)).toBe('?view=plain&lags.rho=1');
  expect(printValues('lag', parameters, initial, '')).toBe('');
  expect(parseValues('lag', parameters, '?view=plain')).toEqual({ values: initial, asked: false, problems: [] });
});

test('what an address says wrongly is named and left out, the rest is used', () => {
  const { values, problems } = parseValues('lag', parameters, '?lag.rho=9&lag.units=2&lag.colour=red&lag.phi=relu');
  expect(values).toEqual({ ...initial, units: 2 });
  expect(problems).toEqual([
    { name: 'rho', text: '9' },
    { name: 'colour', text: 'red' },
    { name: 'phi', text: 'relu' },
  ]);
});

test('a reading mode is one of two; another is given back', () => {
  expect(['', '?view=parallel', '?seed=1&view=single'].map(parseView)).toEqual([
    {},
    { asked: 'parallel' },
    { asked: 'single' },
  ]);
  for (const text of ['', 'plain', 'toString'])
    expect(parseView(`?view=${text}`)).toEqual({ problem: { name: 'view', text } });
  expect(printView('parallel', '?lag.rho=1&view=plain')).toBe('?lag.rho=1&view=parallel');
  expect(printView(undefined, '?view=parallel&run=a')).toBe('?run=a');
  expect(printView(undefined, '?view=parallel')).toBe('');
});

test('a language is one of ours, by its first part; another is given back', () => {
  expect(['', '?lang=zh-CN', '?lang=EN_us', printLanguage('zh')].map(parseLanguage)).toEqual([
    {},
    { asked: 'zh' },
    { asked: 'en' },
    { asked: 'zh' },
  ]);
  for (const text of ['', 'xx', '__proto__'])
    expect(parseLanguage(`?lang=${text}`)).toEqual({ problem: { name: 'lang', text } });
});

const cards = claims.map((claim) => cardProps(claim, { claim: claim.id, parts: [] } as never, 'en'));

/** Written again, so that what the explorers admit does not vouch for itself. */
const allowed = (parameter: Parameter, value: unknown): boolean =>
  'options' in parameter
    ? Object.keys(parameter.options).includes(String(value))
    : Number.isFinite(value) &&
      Number(value) >= parameter.low &&
      Number(value) <= parameter.high &&
      (parameter.step < 1 || Number(value) % 1 === 0);

test('20,000 corrupted addresses: every card and every explorer is left with something that it can run', ({ task }) => {
  const runs = 20_000;
  let spoken = 0;
  let problems = 0;
  fc.assert(
    fc.property(
      corrupted,
      fc.boolean(),
      fc.nat(claims.length - 1),
      fc.constantFrom(...movable),
      (given, own, at, explorer) => {
        const address = own ? `?run=${claims[at].id}&${given.slice(1)}` : given;
        const { sizes } = cards[at];
        const linked = parseRun(address, claims[at].id, defaults, sizes);
        if (linked) spoken += 1;
        problems += linked?.problems.length ?? 0;
        for (const { needed } of linked?.problems ?? []) if (needed) expect(needed.high).toBeGreaterThan(needed.low);
        const options = linked?.options ?? defaults;
        // The card's fields take it as it is.
        expect(readSettings(typedSettings(options), sizes)).toEqual({ options });
        for (const [name, n] of Object.entries(options.sizes ?? {})) {
          expect(n).toBeGreaterThanOrEqual(sizes[name].low);
          expect(n).toBeLessThanOrEqual(sizes[name].high);
        }
        const { values } = parseValues(explorer.id, explorer.parameters, address);
        for (const [name, parameter] of Object.entries(explorer.parameters))
          expect(allowed(parameter, values[name]), `${explorer.id}.${name} = ${values[name]}`).toBe(true);
      },
    ),
    { numRuns: runs, seed: 1 },
  );
  Object.assign(task.meta, { fuzzed: runs });
  // The sample reaches the cards and what they refuse, and not only texts that nobody reads.
  expect(spoken).toBeGreaterThan(9_000);
  expect(problems).toBeGreaterThan(9_000);
});

test.each([
  'run=rnn-state&seed=9&cases=50&units=2&utm_source=letter&fbclid=x&gclid=y&spm=z&_hsenc=w&mc_cid=v',
  'run=rnn-state。&seed=９&cases=50，&units=2).',
])('what trackers add and marks that a sentence left are no part of a run: %s', (query) => {
  expect(asked(`?${query}`)).toEqual({ options: run, problems: [] });
});

test('a printed query keeps what belongs to others as it stands, without trackers', () => {
  expect(printView('parallel', '?lag.rho=0.9&utm_medium=mail&formula=(a).')).toBe(
    '?lag.rho=0.9&formula=%28a%29.&view=parallel',
  );
});

test('a formula of a reader’s own comes back from its link; what cannot be used is left out', () => {
  const asked = { target: 'rnn-step', formula: "diag(φ'(z[t])) & <b> #", choices: { state: 'h' }, seed: 7 } as const;
  const result = { digest: '0123456789abcdef', release: '0.2.0' };
  const isTarget = (id: string) => id === 'rnn-step';
  expect(parseOwn(printOwn(asked, result), isTarget)).toEqual({ asked, promised: result });
  expect(parseOwn(printOwn(asked), isTarget)).toEqual({ asked });
  expect(parseOwn('?try=nothing&formula=a', isTarget)).toBeUndefined();
  expect(parseOwn('?try=rnn-step&formula=a&seed=-3&state=q&digest=xyz', isTarget)).toEqual({
    asked: { target: 'rnn-step', formula: 'a', choices: {}, seed: 1 },
  });
  // What a sentence left at the end is taken off.
  expect(parseOwn(`${printOwn(asked, result)}。`, isTarget)).toEqual({ asked, promised: result });
  expect(parseOwn('?formula=a&seed=7&try=rnn-step。', isTarget)?.asked.seed).toBe(7);
  // A result belongs to the question that the sender asked.
  for (const unusable of ['seed=-3', 'state=q'])
    expect(parseOwn(`?try=rnn-step&formula=a&${unusable}&digest=0123456789abcdef`, isTarget)).not.toHaveProperty(
      'promised',
    );
  expect(isSameAsked(asked, { ...asked })).toBe(true);
  for (const other of [{ formula: '1' }, { target: 'rnn-free' }, { seed: 8 }, { choices: {} }])
    expect(isSameAsked(asked, { ...asked, ...other })).toBe(false);
});
