import { describe, expect, test } from 'vitest';
import type { Claim } from '../claims/claim.ts';
import type { Draw } from '../engine/networks/draw.ts';
import { bound, identity, mismeasured, mistake, only, route, witness } from '../proof/make.ts';
import type { Comparison } from '../proof/part.ts';
import { atMost, equal } from '../proof/relation.ts';
import { words } from '../proof/words.ts';
import { digest } from './digest.ts';
import { toJson } from './json.ts';
import { run, runMistake } from './run.ts';
import { complaint, sentence } from './sentence.ts';

interface Pair {
  v: Float64Array;
}
const draw: Draw<Pair> = {
  sizes: { units: [1, 4] },
  make: (random, { units }) => ({ v: Float64Array.from({ length: units }, () => random.between(1, 2)) }),
};
const sum = (g: Pair) => g.v.reduce((a, b) => a + b, 0);
const name = words('a sum', '求和');

const part = (over: Partial<Comparison<Pair>> = {}): Comparison<Pair> =>
  identity<Pair>({
    name,
    draw,
    left: [route('sum', '和', sum)],
    right: (g) => g.v.reduceRight((a, b) => a + b, 0),
    relation: equal({ relative: 1e-12 }),
    controls: [mistake('off by one', '差一', (g) => sum(g) + 1)],
    ...over,
  });

const claim = (over: Partial<Claim> = {}): Claim => ({
  id: 'test',
  name,
  tag: '0000',
  chapter: 'rnn',
  tex: 's',
  says: name,
  sketch: name,
  uses: [],
  symbols: [],
  verdict: 'holds',
  proves: [part()],
  ...over,
});
const options = { seed: 7, cases: 40 };
const wrong = part({ right: (g) => sum(g) * (g.v.length > 1 ? 1.5 : 1) });
const aside = { tex: 's', says: name };

describe('verdicts are earned', () => {
  test('a true statement whose control is caught holds', () => {
    const report = run(claim(), options);
    expect(report).toMatchObject({ earned: 'holds', ok: true });
    expect(report.parts[0]).toMatchObject({ outcome: 'passes', checked: 40 });
    expect(report.parts[0].controls[0]).toMatchObject({ seeds: 20, refuted: 20, caught: true });
    expect(sentence(report).en).toContain('1 of 1 deliberate mistake caught');
  });

  test('a false one does not, and shows the smallest case', () => {
    const report = run(claim({ proves: [wrong] }), options);
    expect(report).toMatchObject({ earned: 'false', ok: false });
    expect(report.parts[0].counterexample).toMatchObject({ size: { units: 2 }, given: { v: [0, 1] } });
    expect(complaint(report).en).toContain('does not hold; stated as “holds”, not earned');
  });

  test('a printed form that is refuted earns “corrected”, one that holds does not', () => {
    const corrected = { verdict: 'corrected' } as const;
    expect(run(claim({ ...corrected, printed: { ...aside, refutes: wrong } }), options)).toMatchObject({
      earned: 'corrected',
      ok: true,
    });
    expect(run(claim({ ...corrected, printed: { ...aside, refutes: part() } }), options)).toMatchObject({
      earned: 'inconclusive',
      ok: false,
    });
    expect(run(claim({ printed: { ...aside, refutes: wrong } }), options).ok).toBe(false);
  });

  test('a printed form that nothing refutes earns “notation”', () => {
    expect(run(claim({ verdict: 'notation', printed: aside }), options)).toMatchObject({
      earned: 'notation',
      ok: true,
    });
    expect(run(claim({ verdict: 'notation' }), options)).toMatchObject({ earned: 'holds', ok: false });
    expect(run(claim({ verdict: 'corrected', printed: aside }), options)).toMatchObject({
      earned: 'notation',
      ok: false,
    });
  });

  test('a condition whose absence is refuted earns “conditional”', () => {
    const report = run(claim({ verdict: 'conditional', condition: { ...aside, without: wrong } }), options);
    expect(report).toMatchObject({ earned: 'conditional', ok: true });
    expect(report.parts[1]).toMatchObject({ role: 'without', outcome: 'refuted' });
  });

  test('a true corrected form does not save a claim whose other part is false', () => {
    expect(
      run(claim({ verdict: 'corrected', proves: [part(), wrong], printed: { ...aside, refutes: wrong } }), options)
        .earned,
    ).toBe('false');
  });
});

describe('what is never green', () => {
  test.each([
    ['NaN on one case', part({ right: (g) => (g.v.length === 3 ? Number.NaN : sum(g)) }), 'inconclusive'],
    ['∞ on both sides', part({ left: [route('∞', '∞', () => 1 / 0)], right: () => 1 / 0 }), 'inconclusive'],
    ['an empty sample', part({ cases: 0 }), 'inconclusive'],
    ['empty arrays', part({ left: [route('[]', '[]', () => [])], right: () => [], controls: [] }), 'inconclusive'],
    ['a throw', part({ right: () => [1, 2, 3, 4, 5, 6] }), 'failed'],
    ['a condition that nothing meets', part({ draw: { ...draw, admits: () => false } }), 'failed'],
  ])('%s', (_, p, earned) => {
    expect(run(claim({ proves: [p] }), options)).toMatchObject({ earned, ok: false });
  });

  test('no parts at all', () => {
    expect(run(claim({ proves: [] }), options)).toMatchObject({ earned: 'inconclusive', ok: false });
  });

  test('one bad route among good ones', () => {
    const routes = [route('sum', '和', sum), route('wrong', '错', (g: Pair) => sum(g) + 1e-6)];
    const report = run(claim({ proves: [part({ left: routes })] }), options);
    expect(report.earned).toBe('false');
    expect(report.parts[0].routes?.map((r) => r.worst <= r.allowed)).toEqual([true, false]);
    expect(report.parts[0].worst?.route.en).toBe('wrong');
  });

  test.each([
    ['says the same', mistake<Pair>('none', '无', (g) => sum(g))],
    ['is NaN', mistake<Pair>('nan', '非数', () => Number.NaN)],
    ['measures the same', mismeasured<Pair>('none', '无', sum)],
  ])('a control that %s is not caught, and the claim not green', (_, control) => {
    const report = run(claim({ proves: [part({ controls: [control] })] }), options);
    expect(report.parts[0].controls[0].caught).toBe(false);
    expect(report).toMatchObject({ earned: 'holds', ok: false });
    expect(complaint(report).en).toContain('0 of 100 seeds');
  });

  test('however few cases are asked for, a rare mistake is caught and a rare counterexample found', () => {
    const right = (g: Pair) => (g.v[0] < 1.1 ? sum(g) + 1 : sum(g));
    const controls = [mistake<Pair>('rare', '少见', right)];
    const printed = { ...aside, refutes: part({ right, controls: [] }) };
    const report = run(claim({ verdict: 'corrected', proves: [part({ controls })], printed }), {
      seed: 7,
      cases: 1,
    });
    expect(report).toMatchObject({ earned: 'corrected', ok: true });
    expect(report.parts[0].checked).toBe(1);
  });

  test('a control that 20 seeds do not all catch is tried on 100, and 99 of them are needed', () => {
    const shy = mistake<Pair>('shy', '少见', (g) => (g.v[0] < 1.1 ? sum(g) + 1 : sum(g)));
    /** The seeds to miss, counted from 1: with one case each, a call is a seed. */
    const missing = (...which: readonly number[]) => {
      let calls = 0;
      return mistake<Pair>('late', '迟', (g) => (which.includes(++calls) ? sum(g) : sum(g) + 1));
    };
    const caughtBy = (control: typeof shy, cases: number) =>
      run(claim({ proves: [part({ controls: [control], cases })] }), options).parts[0].controls[0];
    const { seeds, refuted, caught } = caughtBy(shy, 12);
    expect({ seeds, caught }).toEqual({ seeds: 100, caught: false });
    expect(refuted).toBeGreaterThan(20);
    expect(refuted).toBeLessThan(99);
    expect(caughtBy(missing(20), 1)).toMatchObject({ seeds: 100, refuted: 99, caught: true });
    expect(caughtBy(missing(20, 21), 1)).toMatchObject({ seeds: 100, refuted: 98, caught: false });
    expect(caughtBy(missing(21), 1)).toMatchObject({ seeds: 20, refuted: 20, caught: true });
  });
});

describe('bounds', () => {
  const sharp = bound<Pair>({
    name,
    draw,
    left: [route('product', '积', (g) => g.v[0] * (3 - g.v[0]))],
    right: () => 2.25,
    relation: atMost(),
    adversary: 200,
    controls: [mistake('2.2', '2.2', () => 2.2)],
  });

  test('the search comes closer to the bound than the random cases', () => {
    const searched = run(claim({ proves: [sharp] }), { seed: 1, cases: 5 }).parts[0];
    expect(searched.outcome).toBe('passes');
    expect(searched.worst?.gap ?? -1).toBeGreaterThan(Math.max(...(searched.gaps ?? [])));
    expect(-(searched.worst?.gap ?? -1)).toBeLessThan(1e-5);
  });

  test('the search finds a violation that the random cases miss', () => {
    const rare = { ...sharp, right: () => 2.24999 };
    const few = { seed: 1, cases: 5 };
    expect(run(claim({ proves: [{ ...rare, adversary: 0 }] }), few).earned).toBe('holds');
    expect(run(claim({ proves: [rare] }), few).earned).toBe('false');
  });
});

describe('reports are reproducible', () => {
  test('same seed, same digest; other seed, other digest; words do not count', () => {
    expect(run(claim(), options)).toEqual(run(claim(), options));
    expect(run(claim(), options).digest).not.toBe(run(claim(), { ...options, seed: 8 }).digest);
    const renamed = claim({ proves: [part({ name: words('another name', '另一个名字') })] });
    expect(run(renamed, options).digest).toBe(run(claim(), options).digest);
  });

  test('sizes that the reader fixes are kept, and clipped to what the claim draws', () => {
    const size = (units: number) => run(claim(), { ...options, sizes: { units } }).parts[0].worst?.size.units;
    expect(size(3)).toBe(3);
    expect(size(99)).toBe(4);
  });

  test('controls keep the claim’s own sizes: at one unit a mistake may be none', () => {
    const needsTwo = mistake<Pair>('needs two', '需要两个', (g) => sum(g) + (g.v.length > 1 ? 1 : 0));
    const report = run(claim({ proves: [part({ controls: [needsTwo] })] }), { ...options, sizes: { units: 1 } });
    expect(report).toMatchObject({ ok: true });
    expect(report.parts[0].controls[0].caught).toBe(true);
  });

  test('numbers that JSON has no name for count in the digest, by name', () => {
    expect(toJson([Number.NaN, 1 / 0, -1 / 0, 0.5])).toBe('["NaN","Infinity","-Infinity",0.5]');
    expect(digest({ gap: Number.NaN })).not.toBe(digest({ gap: null }));
    expect(digest({ gap: 1, name: words('a', '甲') })).toBe(digest({ gap: 1, name: words('b', '乙') }));
  });

  test('a fixed construction is one case', () => {
    const one = witness<Pair>({ ...part(), draw: only<Pair>({ v: Float64Array.of(1, 2) }) });
    const report = run(claim({ proves: [one] }), options);
    expect(report).toMatchObject({ ok: true });
    expect(report.parts[0]).toMatchObject({ checked: 1 });
    expect(report.parts[0].controls[0]).toMatchObject({ seeds: 1, refuted: 1 });
  });

  test('progress runs up to its total, once for each step', () => {
    const seen: number[] = [];
    run(claim(), options, (done, total) => {
      seen.push(done);
      expect(total).toBe(140);
    });
    expect(seen).toEqual(Array.from({ length: 140 }, (_, i) => i + 1));
  });
});

test('a mistake put in is refuted with its counterexample', () => {
  const report = runMistake(claim(), 0, 0, options);
  expect(report).toMatchObject({ outcome: 'refuted', controls: [] });
  expect(report.counterexample?.gap).toBeGreaterThan(0.01);
  expect(() => runMistake(claim(), 0, 9, options)).toThrow('has no control 9');
});
