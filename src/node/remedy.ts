/** What an author can do about a report that is not as stated. */
import type { Report } from '../check/report.ts';

const remedies: Readonly<Record<Report['earned'], string>> = {
  holds: 'the evidence holds for all that was drawn: state “holds”, or “added” where the article has no such statement',
  notation: 'the evidence holds and a printed form is given that nothing refutes: state “notation”',
  conditional: 'without the condition it is refuted: state “conditional”, with “condition” and “note”',
  corrected: 'the printed form is refuted: state “corrected”, with “printed”, its grade, and “note”',
  added: 'the evidence holds: state “added”',
  hypothesis: 'the evidence holds: state “hypothesis”',
  false:
    'left and right are not as the relation says: look at the smallest counterexample (--json has it), and correct the equation or the route that is wrong, not the tolerance',
  inconclusive:
    'what is inconclusive decides nothing: a NaN or an empty sample wants another draw, a box more work, and a form that should be refuted and passes wants cases on which it fails',
  failed: 'the evidence itself throws: correct what its message names, the draw, a route, the right side or a mistake',
};

const slipped =
  'a mistake that is not caught is none on what was drawn (sizes of 1, zeros), or less than the relation allows: make it larger or draw what shows it';

/** What to do, in a sentence; empty for a report that is as stated. */
export function remedy({ ok, stated, earned, parts }: Report): string {
  if (ok) return '';
  const uncaught = parts.some(({ controls }) => controls.some(({ caught }) => !caught));
  return [...(earned === stated ? [] : [remedies[earned]]), ...(uncaught ? [slipped] : [])].join('; ');
}
