/** A mark for how a result came out; its shape tells it, not its colour alone. */
import type { Report } from '../../../check/report.ts';

export type Tone = 'good' | 'bad' | 'unsure' | 'busy';

const paths: Record<Tone, string> = {
  good: 'M2.5 8.5 6.3 12.5 13.5 3.5',
  bad: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5',
  unsure: 'M5.2 6a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.1.9-1.1 1.9M8 13.4v.1',
  busy: 'M8 2.2A5.8 5.8 0 1 1 2.2 8',
};

export const Mark = ({ tone }: { readonly tone: Tone }) => (
  <svg class="card-mark" data-tone={tone} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    <path d={paths[tone]} />
  </svg>
);

/** Green is what the report calls ok, and nothing else. */
export function toneOf(report: Report): Tone {
  if (report.ok) return 'good';
  return report.earned === 'inconclusive' ? 'unsure' : 'bad';
}
