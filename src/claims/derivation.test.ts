import { describe, expect, test } from 'vitest';
import { run } from '../check/run.ts';
import type { Part } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import { type Claim, derivationOf } from './claim.ts';
import { lstmSteps } from './derivations/lstm-steps.ts';
import { claims } from './index.ts';

const derived = claims.flatMap((claim) => {
  const derivation = derivationOf(claim);
  return derivation ? [[claim.id, derivation] as const] : [];
});

/** Claims with a reason in place of a derivation. */
const underived: Readonly<Record<string, readonly string[]>> = {
  definition: [
    'gru-step',
    'gradient-step',
    'forget-gate',
    'candidate',
    'input-gate',
    'cell-state',
    'output-gate',
    'output-vector',
  ],
  certificate: ['lstm-kept-box'],
  counted: ['likely-survival', 'latch-experiment', 'adding-experiment'],
};

test('every claim is derived, but definitions, a certificate and what is counted', () => {
  const without = claims.filter((claim) => !derivationOf(claim));
  expect(without.map(({ id }) => id).toSorted()).toEqual(Object.values(underived).flat().toSorted());
  for (const { id, derivation } of without) {
    expect(derivation, id).toHaveProperty('en');
    expect(derivation, id).toHaveProperty('zh');
  }
});

/** The first relation of a step that stands outside of braces, as “=” does not below a sum, replaced. */
function withRelation(tex: string, by: Readonly<Record<string, string>>): string {
  let depth = 0;
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === '{') depth++;
    if (tex[at] === '}') depth--;
    const [sign] = /^(?:=|<|>|\\[lg]e(?![a-z]))/.exec(tex.slice(at)) ?? [];
    if (depth === 0 && sign) return `${tex.slice(0, at)} ${by[sign]} ${tex.slice(at + sign.length)}`;
  }
  throw new Error(`“${tex}” has no relation`);
}
const negation = { '=': '<', '\\le': '>', '\\ge': '<', '<': '\\ge', '>': '\\le' };
/** Numbers that are equal to within rounding may be a little less, too. */
const wrongs = [negation, { ...negation, '=': '= 2 \\cdot' }];

const passes = (part: Part): boolean =>
  run({ id: 'a', tag: 'AAAA', verdict: 'holds', proves: [part] } as unknown as Claim, { seed: 2, cases: 10 }).ok;

describe.each(derived)('%s', (_, { steps, withStep }) => {
  test('each step says something: its negation is refuted, or defines nothing', () => {
    for (const [i, { tex }] of steps.entries()) {
      const missed = wrongs.some((by) => {
        try {
          return !passes(withStep(i, withRelation(tex, by)));
        } catch (error) {
          expect(String(error), tex).toMatch(/is not defined/);
          return true;
        }
      });
      expect(missed, tex).toBe(true);
    }
  });

  test('each step has sizes that are new in it, or none', () => {
    for (const { factors } of steps) expect(new Set(factors.map(({ tex }) => tex)).size).toBe(factors.length);
  });
});

describe('a wrong step', () => {
  const rule = words('chain rule', '链式法则');
  const steps = (second: string) =>
    lstmSteps(
      [
        [String.raw`c_t = c_{t-1} \otimes f_t \oplus \tilde c_t \otimes i_t`, rule],
        [second, rule],
      ],
      { mistakes: [] },
    );

  test('is told with its number and the place, if it cannot be read', () => {
    expect(steps(String.raw`h_t = o_t \otimes \tanh(k_t)`)).toThrow(/^step 2: .*\n.*h_t = .*\n.*~/);
  });
  test('is told with its number and the place, if its sizes do not fit', () => {
    expect(steps(String.raw`= U_f\,x_t`)).toThrow(/^step 2: found m × 1 behind n × n/);
  });
  test('is told, if it has no relation', () => {
    expect(steps(String.raw`o_t \otimes h_t`)).toThrow(/step 2, “.*”, has no relation/);
  });
  test('is refuted, if it is false', () => {
    const { parts } = steps(String.raw`h_t = o_t \otimes c_t`)();
    const claim = { id: 'x', tag: 'AAAA', verdict: 'holds', proves: parts.slice(0, 1) } as unknown as Claim;
    const [{ outcome, routes }] = run(claim, { seed: 1, cases: 10 }).parts;
    expect(outcome).toBe('refuted');
    expect(routes?.map(({ worst }) => worst)).toEqual([0, 1]);
  });
});
