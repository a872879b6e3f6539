/** The counts of other projects' tests (content/peers.json, by tools/peers.ts) as the page about evidence shows them. */
import record from '../../content/peers.json' with { type: 'json' };

interface GoldenOutcome {
  readonly project: string;
  readonly test: string;
  readonly outcome: string;
  readonly difference?: number;
  readonly tolerance?: number;
  readonly reason?: string;
}

/** Tests of recurrent networks, each passed, failed or not expressed. */
export const peerGoldens: readonly GoldenOutcome[] = [...record.recurrent.rows, ...record.onnx.rows];
export const peerIntervals = record.itf1788;
export const peerFunctions = record.coreMath;
/** When the goldens were last run; the older date where there are two. */
export const peerGoldensDate = [record.recurrent.date, record.onnx.date].sort()[0];

/** How many goldens of each project, and how they came out. */
export const goldensByProject = () =>
  [...new Set(peerGoldens.map(({ project }) => project))].map((project) => {
    const own = peerGoldens.filter((golden) => golden.project === project);
    const count = (outcome: string) => own.filter((golden) => golden.outcome === outcome).length;
    return {
      project,
      tests: own.length,
      passed: count('passes'),
      failed: count('fails'),
      notExpressed: count('not expressed'),
    };
  });
