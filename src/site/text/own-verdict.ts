/** The verdict on a reader's formula in one sentence. */
import type { OwnReport } from '../../own/judge.ts';
import { fill, type Strings } from './strings.ts';

export function ownVerdict({ verdict, exact, numbers }: OwnReport, { verdict: said }: Strings['own']): string {
  if (verdict === 'equal') return said.equal[exact?.oracle ?? 'free'];
  if (verdict === 'in numbers')
    return fill(numbers?.relation === 'atMost' ? said.bound : said['in numbers'], { n: numbers?.checked ?? 0 });
  return said[verdict];
}
