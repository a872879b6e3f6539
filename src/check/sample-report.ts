/** For tests: a part that passes and the report of a claim with it, each with the changes given. */
import { words } from '../proof/words.ts';
import type { PartReport, Report } from './report.ts';

export const samplePart = (change: Partial<PartReport> = {}): PartReport => ({
  role: 'proves',
  kind: 'identity',
  name: words('one step', '一步'),
  outcome: 'passes',
  checked: 100,
  relation: 'equal',
  routes: [
    { name: words('forward mode', '前向模式'), worst: 3.14159e-16, allowed: 1e-10 },
    { name: words('reverse mode', '反向模式'), worst: 2e-15, allowed: 1e-10 },
    { name: words('differences', '差分'), worst: 4e-7, allowed: 1e-5 },
  ],
  controls: [{ name: words('transposed', '转置'), seeds: 100, refuted: 100, caught: true }],
  ...change,
});

export const sampleReport = (change: Partial<Report> = {}): Report => ({
  claim: 'c',
  tag: 'AAAA',
  seed: 1,
  cases: 100,
  sizes: {},
  stated: 'holds',
  earned: 'holds',
  ok: true,
  parts: [samplePart()],
  digest: 'd1',
  ...change,
});
