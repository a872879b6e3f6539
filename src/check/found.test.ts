import { expect, test } from 'vitest';
import { words } from '../proof/words.ts';
import { chance, closeness, foundWords, refutedWords } from './found.ts';
import { samplePart as part, sampleReport as report } from './sample-report.ts';

test('an identity: how far apart, on how many networks, and the mistakes', () => {
  expect(foundWords(report()).en).toBe(
    'On 100 networks the two sides differ by no more than 2\u00a0×\u00a010⁻¹⁵ of their size; the planted mistake was caught.',
  );
  expect(foundWords(report()).zh).toBe(
    '在 100 个网络上，两边相差不超过其大小的 2\u00a0×\u00a010⁻¹⁵；放入的 1 个错误被查出。',
  );
});

test('what is not a network is not called one', () => {
  const said = foundWords(report({ parts: [part({ drew: words('cases', '组取值') })] }));
  expect(said.en).toContain('On 100 cases');
  expect(said.zh).toContain('在 100 组取值上');
  expect(said.en).not.toContain('network');
});

test('the exact part says with which probability a false equation would pass, and comes first', () => {
  const { relation: _, routes: __, ...rest } = part();
  const exact = { ...rest, kind: 'algebraic' as const, exact: { bits: 112, degree: 9, oracle: 'free' as const } };
  const said = foundWords(report({ parts: [part(), exact] })).en;
  expect(said).toMatch(/^The two sides agree exactly over a prime field .*probability below 10⁻³³/);
  expect(said).toContain('on 100 networks');
  expect(chance(100)).toBe('10⁻³⁰');
});

test('a bound: attained to within rounding, or how far it is away', () => {
  expect(closeness(1.83e-15).en).toBe('attained to within rounding');
  expect(closeness(0).zh).toBe('在舍入误差之内取到等号');
  expect(closeness(-0.003).en).toBe('at its closest 0.3 % away');
  expect(closeness(-1).zh).toBe('且相差很远');
});

test('a refuted form and a dropped condition are said', () => {
  const printed = part({ role: 'printed', outcome: 'refuted', controls: [] });
  expect(foundWords(report({ parts: [part(), printed] })).en).toContain('refutes the article’s form');
  const without = part({ role: 'without', outcome: 'refuted', controls: [] });
  expect(foundWords(report({ parts: [part(), without] })).zh).toContain('去掉条件便不成立');
});

test('a mistake put in is refuted in words that never read as satisfied', () => {
  const example = { case: 0, size: {}, route: words('a', 'a'), left: [1], right: [1], at: 0, gap: 0, allowed: -5e-324 };
  expect(refutedWords(example, 'atMost').en).toBe('The left side is 1; it should be smaller than the right side, 1.');
  expect(refutedWords({ ...example, left: [2], allowed: 0 }, 'equal').zh).toContain('本应相等');
});

test('an experiment counts runs, or trials where networks are only drawn, in all of its comparisons', () => {
  const arm = { name: words('a', '甲'), successes: 28, trials: 30, low: 0.7, high: 1 };
  const { relation: _, routes: __, ...rest } = part();
  const counted = { ...rest, kind: 'experiment' as const, arms: [arm, { ...arm, successes: 0 }] };
  expect(foundWords(report({ parts: [{ ...counted, replays: [] }] })).en).toContain(
    '28 / 30 runs succeed, against 0 / 30 in the other arm;',
  );
  expect(foundWords(report({ parts: [counted] })).zh).toContain('成功 28 / 30 次抽取，另一组 0 / 30；');
  const second = { ...counted, arms: [arm, { ...arm, successes: 1 }, { ...arm, successes: 3 }] };
  expect(foundWords(report({ parts: [second, counted] })).en).toContain(
    '28 / 30 trials succeed, against at most 3 / 30 in any other arm; in further comparisons 28 / 30 against 0 / 30;',
  );
  expect(foundWords(report({ parts: [counted, second] })).zh).toContain(
    '另一组 0 / 30；其他比较为 28 / 30 对至多 3 / 30；',
  );
});
