import { expect, test } from 'vitest';
import { words } from '../proof/words.ts';
import { samplePart as part, sampleReport as report } from './sample-report.ts';
import { asItShould, complaint, countWords, sentence, summaryWords, verdictWords } from './sentence.ts';

test('the line names the worst of the routes that are allowed least, and not the coarse one', () => {
  expect(summaryWords(report()).en).toBe('100 networks · worst error 2\u00a0×\u00a010⁻¹⁵, allowed 10⁻¹⁰');
  expect(summaryWords(report()).zh).toBe('100 个网络 · 最大误差 2\u00a0×\u00a010⁻¹⁵，容许 10⁻¹⁰');
});

test('a NaN is never hidden behind a number', () => {
  const routes = [
    { name: words('a', 'a'), worst: Number.NaN, allowed: 1e-10 },
    { name: words('b', 'b'), worst: 1e-15, allowed: 1e-10 },
  ];
  expect(summaryWords(report({ parts: [part({ routes })] })).en).toContain('worst error NaN');
});

test('a bound shows its smallest margin, with a real minus', () => {
  const bound = (worst: number) =>
    part({ kind: 'bound', relation: 'atMost', routes: [{ name: words('a', 'a'), worst, allowed: 1e-12 }] });
  expect(summaryWords(report({ parts: [bound(-0.0213)] })).en).toContain('smallest margin 0.0213, needed ≥ −10⁻¹²');
  expect(summaryWords(report({ parts: [bound(0.5)] })).en).toContain('smallest margin −0.5');
});

test('networks, boxes and trials are counted apart', () => {
  const box = part({ kind: 'certificate', checked: 1, routes: [], hull: { lo: 0.25, hi: 1 } });
  const { relation: _, routes: __, ...certificate } = box;
  const said = summaryWords(report({ parts: [certificate, part(), part({ checked: 20 })] })).en;
  expect(said).toBe('1 box · 120 networks · everything in the box lies in [0.25, 1]');
});

test('an experiment says what is on record, what was made again, and the rates; no TeX in the line', () => {
  const { relation: _, routes: __, ...rest } = part({ kind: 'experiment', checked: 60 });
  const arm = (successes: number) => ({ name: words('$b_f$', '$b_f$'), successes, trials: 30, low: 0, high: 1 });
  const replays = [{ arm: words('a', 'a'), seed: 9, solved: true, updates: 50, loss: 0.2, same: true }];
  const parts = [{ ...rest, arms: [arm(30), arm(9)], replays }];
  expect(summaryWords(report({ parts })).en).toBe(
    '60 trials on record, 1 made again · success rate 100\u00a0%, against 30\u00a0%',
  );
  expect(summaryWords(report({ parts })).zh).toBe('60 次试验有记录，其中 1 次重做 · 成功率 100%，对照为 30%');
});

test('what went wrong is said instead of the numbers', () => {
  const failed = part({ outcome: 'failed', reason: words('it stopped with: rows', '运行中止：rows') });
  expect(summaryWords(report({ parts: [part(), failed], ok: false, earned: 'failed' })).en).toContain(
    'it stopped with: rows',
  );
});

test('the printed form, and the equation without its condition, should come out refuted', () => {
  expect(asItShould({ role: 'proves', outcome: 'passes' })).toBe(true);
  expect(asItShould({ role: 'proves', outcome: 'refuted' })).toBe(false);
  for (const role of ['printed', 'without'] as const) {
    expect(asItShould({ role, outcome: 'refuted' })).toBe(true);
    for (const outcome of ['passes', 'inconclusive', 'failed'] as const)
      expect(asItShould({ role, outcome })).toBe(false);
  }
});

test('a verdict that was not earned, and a mistake that was not caught, are said', () => {
  expect(verdictWords(report()).en).toBe('holds');
  expect(verdictWords(report({ stated: 'corrected' })).en).toBe(
    'holds; stated as “the article’s form is refuted, the corrected one holds”, not earned',
  );
  const controls = [{ name: words('transposed', '转置'), seeds: 100, refuted: 3, caught: false }];
  expect(verdictWords(report({ parts: [part({ controls })] })).en).toBe('holds; a mistake went uncaught');
});

test('a green report says how many of its mistakes were caught', () => {
  const said = sentence(report());
  expect(said.en).toBe(
    'holds: 100 networks · worst error 2\u00a0×\u00a010⁻¹⁵, allowed 10⁻¹⁰ · 1 of 1 deliberate mistake caught',
  );
  expect(said.zh).toBe('成立：100 个网络 · 最大误差 2\u00a0×\u00a010⁻¹⁵，容许 10⁻¹⁰ · 1 个故意的错误全部查出');
});

test('any other names each part and each mistake that is to blame', () => {
  const controls = [{ name: words('transposed', '转置'), seeds: 100, refuted: 3, caught: false }];
  const refuted = part({ outcome: 'refuted', reason: words('they differ', '二者不同'), controls });
  const bad = report({ earned: 'false', ok: false, parts: [refuted, part({ role: 'printed', outcome: 'refuted' })] });
  const numbers = 'worst error 2\u00a0×\u00a010⁻¹⁵, allowed 10⁻¹⁰';
  expect(complaint(bad).en).toBe(
    `does not hold; stated as “holds”, not earned; a mistake went uncaught; one step: refuted (100 networks · ${numbers}): they differ; the control “transposed” was caught on 3 of 100 seeds only, needed 99 %`,
  );
  expect(complaint(bad).zh).toContain('一步：被推翻（100 个网络 · ');
  expect(sentence(bad)).toEqual(complaint(bad));
});

test('one is told from many', () => {
  expect([0, 1, 1000].map((n) => countWords('networks', n).en)).toEqual(['0 networks', '1 network', '1,000 networks']);
  expect([countWords('boxes', 2).en, countWords('boxes', 1).zh]).toEqual(['2 boxes', '1 个子区域']);
});
