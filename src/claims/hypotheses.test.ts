import { expect, test } from 'vitest';
import { supposedBy } from './displays.ts';
import { claims } from './index.ts';

/** Hypotheses that have no edge: claim, display, chain and sign. */
const without: Readonly<Record<string, string>> = {
  'rnn-exploding, tex: 2 0': 'it names q; what it says is compared with another route',
  'rnn-exploding, tex: 4 0': 'it names p; what it says is compared with another route',
  'gradient-series, tex: 3 0': 'a limit, which no single case misses; the sequences drawn have it, with its rate',
  'vanished-prefix, tex: 0 0': 'it names E^ε; what it says is compared with another route',
  'vanished-prefix, tex: 1 0': 'it names y^ε; what it says is compared with another route',
  'forget-gate-rescue, condition: 0 1': 'it names b*; what it says is compared with another route',
  'forget-bias-horizon, tex: 2 1': 'it names b*; what it says is compared with another route',
  'gradient-clipping, tex: 2 0': 'it names ĝ; what it says is compared with another route',
  'lstm-no-vanishing, tex: 5 0': 'it names r_t, of which the bound is made',
  'balanced-product, tex: 0 0': 'with n = 1 the formula has one unit, in every case',
  'factors-rnn-lstm, condition: 1 0': 'every case is a sigmoid unit',
};

test('each displayed hypothesis is tried on both sides of its edge, or has a reason not to be', () => {
  const missing = claims.flatMap((claim) => {
    const tried = new Set(
      claim.proves
        .flatMap((part) => ('edges' in part && part.edges ? part.edges : []))
        .map((one) => JSON.stringify(one)),
    );
    return supposedBy(claim)
      .filter((one) => !tried.has(JSON.stringify(one)))
      .map(({ tex, chain, sign }) => `${claim.id}, ${tex === claim.tex ? 'tex' : 'condition'}: ${chain} ${sign}`);
  });
  expect(missing.toSorted()).toEqual(Object.keys(without).toSorted());
});

test('there are hypotheses to try', () => {
  expect(claims.flatMap(supposedBy).length).toBeGreaterThan(40);
});
