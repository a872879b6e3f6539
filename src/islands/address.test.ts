import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claims } from '../claims/index.ts';
import { explorers } from '../explorers/index.ts';
import race from '../explorers/race.ts';
import { admits, fromQuery as valuesIn } from '../explorers/values.ts';
import { defaults } from '../runner/protocol.ts';
import { cardProps } from '../site/card.ts';
import { fromQuery as runIn } from './card/link.ts';
import { read } from './card/settings.ts';

const cards = claims.map((claim) => cardProps(claim, { claim: claim.id, parts: [] } as never, 'en'));
const movable = [...explorers, race];

/** Keys that mean something, or would to a careless program; and texts that are numbers, nearly numbers, or broken. */
const key = fc.oneof(
  fc.constantFrom('run', 'seed', 'cases', 'units', 'inputs', 'steps', 'digest', 'verdict', 'view', 'lang'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '.', 'lag.', 'race.__proto__'),
  fc.constantFrom(...movable.flatMap(({ id, parameters }) => Object.keys(parameters).map((name) => `${id}.${name}`))),
  fc.string({ unit: 'binary' }),
);
const text = fc.oneof(
  fc.constantFrom(...claims.map(({ id }) => id)),
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '0x10',
    '１２',
    '−1',
    '%',
    '%E0%A4%A',
    '+',
    '&&&',
    '=',
    '\0',
    '\ud800',
  ),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const query = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }).map((s) => `?${s}`),
  fc.array(fc.tuple(key, text)).map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
  fc.array(fc.tuple(key, text)).map((pairs) => `?${new URLSearchParams(pairs.map(([k, v]) => [k, v]))}`),
);

test('20,000 corrupted addresses: every card and every explorer is left with something that it can run', () => {
  let asked = 0;
  let ignored = 0;
  fc.assert(
    fc.property(
      query,
      fc.boolean(),
      fc.nat(claims.length - 1),
      fc.constantFrom(...movable),
      (given, own, at, explorer) => {
        const address = own ? `?run=${claims[at].id}&${given.slice(1)}` : given;
        const { sizes } = cards[at];
        const linked = runIn(address, claims[at].id, defaults, sizes);
        if (linked) asked += 1;
        ignored += linked?.ignored.length ?? 0;
        const answer = read(linked?.given ?? { seed: '1', cases: '100' }, sizes);
        expect(answer).toHaveProperty('options');
        if ('options' in answer)
          for (const [name, n] of Object.entries(answer.options.sizes ?? {})) {
            expect(n).toBeGreaterThanOrEqual(sizes[name].low);
            expect(n).toBeLessThanOrEqual(sizes[name].high);
          }
        const { values } = valuesIn(explorer.id, explorer.parameters, address);
        for (const [name, parameter] of Object.entries(explorer.parameters))
          expect(admits(parameter, values[name]), `${explorer.id}.${name} = ${values[name]}`).toBe(true);
      },
    ),
    { numRuns: 20_000, seed: 1 },
  );
  // The sample reaches the cards and what they refuse, and not only texts that nobody reads.
  expect(asked).toBeGreaterThan(9_000);
  expect(ignored).toBeGreaterThan(9_000);
});
