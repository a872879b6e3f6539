/** Each saying has its evidence in the claims that it names, and its numbers are computed again. */
import { expect, test } from 'vitest';
import record from '../../content/experiments.json' with { type: 'json' };
import { defaults } from '../check/options.ts';
import { run } from '../check/run.ts';
import type { Claim } from '../claims/claim.ts';
import { claimById } from '../claims/index.ts';
import { balanced, cellWith } from '../claims/rescue/held-cell.ts';
import { log, sigmoid, tanh, tanhSlope } from '../engine/arithmetic/elementary.ts';
import { norm } from '../engine/arithmetic/matrix.ts';
import { power } from '../engine/arithmetic/power.ts';
import { horizonBias } from '../engine/closed-forms/horizon.ts';
import { blockForm, fifthPathGap } from '../engine/closed-forms/lstm-joint.ts';
import { gradientTerms } from '../engine/closed-forms/rnn-jacobians.ts';
import { rnnBptt } from '../engine/derivatives/rnn-bptt.ts';
import { experiments } from '../engine/training/experiments.ts';
import { createTrainer } from '../engine/training/trainer.ts';
import { smallLstm } from '../exercises/networks.ts';
import { explore } from '../explorers/explore.ts';
import { explorerById } from '../explorers/index.ts';
import race from '../explorers/race.ts';
import { initialValues, startingAt } from '../explorers/values.ts';
import { languages } from '../proof/words.ts';
import { citation } from './publish/bibliography.ts';
import { lacking } from './publish/picture/picture.ts';
import { type Evidence, type Saying, sayingById, sayings, verdictOf } from './sayings.ts';
import { decimal, power10 } from './text/prose.ts';

/** What a claim has of a kind. */
function found(claim: Claim, by: Evidence['by']): boolean {
  if (by === 'printed') return claim.printed?.refutes !== undefined;
  if (by === 'without') return claim.condition !== undefined;
  return claim.proves.some(({ kind }) => kind === by);
}

test('ten sayings, each under a name of its own', () => {
  expect(sayings).toHaveLength(10);
  expect(new Set(sayings.map(({ id }) => id)).size).toBe(10);
  for (const { id, since } of sayings) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  expect(() => sayingById('gone')).toThrow('got gone, needed one of solved');
});

test.each(sayings.map((saying) => [saying.id, saying] as const))(
  '%s rests on evidence that the claims have, and its verdict is one that they allow',
  (_, saying) => {
    const { evidence, condition, places } = saying;
    for (const { claim, by, speaks } of evidence) {
      expect(found(claimById(claim), by), `${claim} ${by}`).toBe(true);
      expect(by === 'experiment', claim).toBe(speaks === 'count' || by === 'experiment');
      // A claim speaks against a saying by what it refutes, or by an equation that differs from it.
      if (speaks === 'for') expect(['printed', 'without'], claim).not.toContain(by);
      // What is stated of the claim is what its own verdict lets it have.
      const { verdict } = claimById(claim);
      if (by === 'printed') expect(verdict).toBe('corrected');
      if (by === 'without') expect(verdict).toBe('conditional');
    }
    expect(condition !== undefined).toBe(verdictOf(saying) === 'conditional');
    expect(places.length).toBeGreaterThan(0);
    for (const { key } of places) for (const lang of languages) expect(citation(key, lang)).not.toBe('');
  },
);

test('the verdict follows from what speaks for and against', () => {
  const of = (...speaks: Evidence['speaks'][]) =>
    verdictOf({
      evidence: speaks.map((one) => ({ claim: '', speaks: one, by: 'bound' })) as unknown as Saying['evidence'],
    });
  expect(of('for')).toBe('right');
  expect(of('against')).toBe('wrong');
  expect(of('for', 'against')).toBe('notInGeneral');
  expect(of('for', 'count')).toBe('noGradients');
  const evidence = sayingById('highway').evidence;
  expect(verdictOf({ evidence, condition: { en: 'x', zh: 'x' } })).toBe('conditional');
  expect(sayings.map((saying) => [saying.id, verdictOf(saying)])).toEqual([
    ['solved', 'conditional'],
    ['rnn-vanishes', 'notInGeneral'],
    ['radius', 'notInGeneral'],
    ['additive', 'right'],
    ['highway', 'conditional'],
    ['no-explosion', 'wrong'],
    ['product', 'conditional'],
    ['bias-one', 'notInGeneral'],
    ['clipping', 'wrong'],
    ['learning', 'noGradients'],
  ]);
});

test('every picture is there, each once, and can be started where the saying starts it', () => {
  const ids = sayings.map(({ picture }) => picture.explorer);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { explorer, at = {} } of sayings.map(({ picture }) => picture)) {
    const { parameters } = explorer === race.id ? race : explorerById(explorer);
    expect(initialValues(startingAt(parameters, at)), explorer).toEqual({ ...initialValues(parameters), ...at });
  }
  expect(() => startingAt(race.parameters, { gone: 1 })).toThrow('got a value for gone');
  expect(() => startingAt(race.parameters, { T: 5 })).toThrow('T is 5');
});

test('the pictures for links have the characters of every saying', () => {
  for (const { says } of sayings) for (const lang of languages) expect(lacking(says[lang])).toEqual([]);
});

/** Computed: what stands in both languages and comes out of a computation. Set: what the text chooses. */
interface Numbers {
  readonly computed: readonly string[];
  readonly set: readonly string[];
}
const to = (decimals: number) => (value: number) => decimal(value, decimals);
const middle = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(values.length - 1) >> 1] + sorted[values.length >> 1]) / 2;
};
const arm = (experiment: string, id: string) =>
  record.experiments.find((e) => e.id === experiment)!.arms.find((a) => a.id === id)!;
const rates = ['0.005', '0.02', '0.05'];
const successes = (id: string) => rates.map((rate) => String(arm(`latch-${rate}`, id).successes));
/** ‖∂E/∂c_1‖/‖∂E/∂c_T‖ in the first update, in the median over the seeds. */
function arrives(experiment: string, id: string): number {
  const { seeds, arms } = experiments.find((e) => e.id === experiment)!;
  const { config } = arms.find((a) => a.id === id)!;
  const ratio = (seed: number) => {
    const trainer = createTrainer(config, seed);
    trainer.step();
    const byLag = trainer.gradientByLag();
    return byLag[config.T - 1] / byLag[0];
  };
  return middle(Array.from({ length: seeds }, (_, s) => ratio(s + 1)));
}
const shown = <Data>(id: string): Data => {
  const { explorer, at } = sayingById(id).picture;
  return explore(explorer, { ...initialValues(explorerById(explorer).parameters), ...at }) as Data;
};

/** One sigmoid unit that rests at z = 0, w_rec = 2, w_in = −1, x = 1, target 1. */
const steady = (T: number) => ({
  ...({ phi: 'sigmoid', n: 1, m: 1, p: 1, T } as const),
  W: Float64Array.of(2, -1),
  Wout: Float64Array.of(1),
  c0: Float64Array.of(0.5),
  x: new Float64Array(T).fill(1),
  y: new Float64Array(T).fill(1),
});

const numbers: Readonly<Record<string, () => Numbers>> = {
  solved() {
    const { parts } = run(claimById('likely-survival'), defaults);
    const counts = parts.map(({ arms = [] }) => String(arms[0]?.successes));
    return {
      computed: [power10(0.5 ** 20, 2), counts[1], counts[3]],
      set: ['0', '1', '2', '20', '50', '100'],
    };
  },
  'rnn-vanishes'() {
    const [w, v] = Array.from(rnnBptt(steady(60), (t) => (t === 60 ? 1 : 0)).W);
    const terms = gradientTerms(steady(60), 60).map(({ data }) => Array.from(data));
    const total = (of: readonly number[][]) => norm([0, 1].map((i) => of.reduce((sum, term) => sum + term[i], 0)));
    const share = total(terms.slice(0, 40)) / total(terms);
    return { computed: [to(3)(w), to(2)(v), power10(share, 2)], set: ['2', '1', '0', '20'] };
  },
  radius() {
    const { powers, radius } = shown<{
      powers: readonly { norm: number }[];
      radius: { recurrent: number; jacobian: number };
    }>('radius');
    // At rest near ±1 a unit of weight 50 has the state c = tanh(50 c), which is 1 to the last bit.
    const kept = 50 * tanhSlope(50);
    expect(radius.jacobian).toBeCloseTo(1.5, 12);
    return {
      computed: [to(0)(powers[8].norm), to(0)(radius.recurrent), power10(kept)],
      set: ['2', '1', '0.25', '8', '50'],
    };
  },
  additive() {
    expect(blockForm(cellWith(0.7, balanced, 201), 201).data[0]).toBeCloseTo(1, 12);
    return { computed: [power10(power(0.7, 200))], set: ['0.1', '0.7', '1', '200'] };
  },
  highway: () => ({
    computed: [to(2)(sigmoid(1)), to(1)(log(2) / -log(sigmoid(1)))],
    set: ['1', '1997'],
  }),
  'no-explosion'() {
    const doubled = { A: 0.2, C: 0.2, D: 0.2 };
    const off = { ...cellWith(0.7, doubled, 101), c0: Float64Array.of(1.001), h0: Float64Array.of(0.8 * tanh(1.001)) };
    const top = Math.max(...Array.from({ length: 100 }, (_, s) => blockForm(off, s + 2).data[0]));
    const rows = shown<{ rows: readonly { tau: number; lstm: { norm: number } }[] }>('no-explosion').rows;
    const { tau, lstm } = rows[rows.length - 1];
    expect(tau).toBe(20);
    return {
      computed: [power10(power(1.3, 100), 2), to(0)(top), to(0)(lstm.norm)],
      set: ['1', '0.7', '3', '0.2', '1.3', '20', '100'],
    };
  },
  product() {
    const { rows } = shown<{ rows: readonly { gap: number }[] }>('product');
    const worst = Math.max(...rows.map(({ gap }) => gap));
    return {
      computed: [to(1)(100 * fifthPathGap(smallLstm(3))), to(0)(100 * worst)],
      set: ['3', '21'],
    };
  },
  'bias-one'() {
    for (const id of ['forget-1', 'forget-1-closed']) expect(successes(id)).toEqual(['0', '0', '0']);
    return {
      computed: [
        to(1)(log(2) / -log(sigmoid(1))),
        power10(power(sigmoid(1), 99), 2),
        to(2)(horizonBias(100)),
        ...successes('horizon'),
      ],
      set: ['0', '1', '30', '100'],
    };
  },
  clipping() {
    const { before, after, rows } = shown<{
      before: number;
      after: number;
      rows: readonly { share: number; shareAfter: number }[];
    }>('clipping');
    expect(to(4)(rows[10].shareAfter)).toBe(to(4)(rows[10].share));
    return { computed: [to(0)(before), to(0)(after), to(4)(rows[10].share)], set: ['1', '10'] };
  },
  learning() {
    expect(successes('forget-1')).toEqual(['0', '0', '0']);
    for (const [experiment, least] of [
      ['latch-0.02', 0.05],
      ['adding-50', 0.02],
    ] as const)
      expect(arrives(experiment, 'rnn-orthogonal')).toBeGreaterThan(least);
    return {
      computed: [
        ...[arrives('latch-0.02', 'rnn'), arrives('latch-0.02', 'forget-1')].map((ratio) => power10(ratio)),
        ...successes('rnn'),
        String(arm('latch-0.02', 'rnn-orthogonal').successes),
        String(arm('adding-50', 'rnn-orthogonal').successes),
      ],
      set: ['1', '30', '50', '100', '0.02'],
    };
  },
};

/** The numbers in a text, as TeX writes them; indices and the 1 of k − 1 count as well. */
const numbersIn = (text: string): string[] =>
  text.match(/(?:\d+(?:\.\d+)? ?\\times )?10\^\{-?\d+\}|(?<![\w.])-?\d+(?:\.\d+)?/g) ?? [];

test.each(sayings.map((saying) => [saying.id, saying] as const))(
  '%s prints no number that is not computed or set',
  (id, { why }) => {
    const { computed, set } = numbers[id]();
    for (const lang of languages) {
      const printed = numbersIn(why[lang]);
      for (const number of computed) expect(printed, `${id} ${lang}`).toContain(number);
      for (const number of printed)
        expect([...computed, ...set, ...set.map((one) => `-${one}`)], `${id} ${lang}`).toContain(number);
    }
  },
);
