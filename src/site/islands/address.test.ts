import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaults } from '../../check/options.ts';
import { claims } from '../../claims/index.ts';
import type { Parameter } from '../../explorers/explorer.ts';
import { fromQuery as valuesIn } from '../../explorers/values.ts';
import { cardProps } from '../card.ts';
import { movable, query } from '../corrupted.ts';
import { fromQuery as runIn } from './card/link.ts';
import { read } from './card/settings.ts';

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
        for (const { needed } of linked?.ignored ?? []) if (needed) expect(needed.high).toBeGreaterThan(needed.low);
        const answer = read(linked?.given ?? { seed: '1', cases: '100' }, sizes);
        expect(answer).toHaveProperty('options');
        if ('options' in answer)
          for (const [name, n] of Object.entries(answer.options.sizes ?? {})) {
            expect(n).toBeGreaterThanOrEqual(sizes[name].low);
            expect(n).toBeLessThanOrEqual(sizes[name].high);
          }
        const { values } = valuesIn(explorer.id, explorer.parameters, address);
        for (const [name, parameter] of Object.entries(explorer.parameters))
          expect(allowed(parameter, values[name]), `${explorer.id}.${name} = ${values[name]}`).toBe(true);
      },
    ),
    { numRuns: runs, seed: 1 },
  );
  Object.assign(task.meta, { fuzzed: runs });
  // The sample reaches the cards and what they refuse, and not only texts that nobody reads.
  expect(asked).toBeGreaterThan(9_000);
  expect(ignored).toBeGreaterThan(9_000);
});
