/** How long each claim takes with its controls, and how many random networks are checked in a second. */

import { defaults } from '../../src/check/options.ts';
import { run } from '../../src/check/run.ts';
import { claims } from '../../src/claims/index.ts';

export interface Claims {
  readonly claims: readonly { readonly id: string; readonly seconds: number; readonly networks: number }[];
  readonly seconds: number;
  /** Networks on which claims were compared. Those of the controls are not counted, though their time is. */
  readonly networks: number;
  readonly networksPerSecond: number;
}

/** Seconds of processor time that this process has used. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function timeClaims(): Claims {
  const timed = claims.map((claim) => {
    const start = processorTime();
    const report = run(claim, defaults);
    const seconds = processorTime() - start;
    if (!report.ok) throw new Error(`bench: the claim ${claim.id} is not as stated`);
    const networks = report.parts
      .filter(({ kind }) => kind === 'identity' || kind === 'bound' || kind === 'witness')
      .reduce((sum, part) => sum + part.checked, 0);
    return { id: claim.id, seconds, networks };
  });
  const compared = timed.filter(({ networks }) => networks > 0);
  const sum = (of: readonly { seconds: number; networks: number }[], key: 'seconds' | 'networks') =>
    of.reduce((total, one) => total + one[key], 0);
  return {
    claims: timed,
    seconds: sum(timed, 'seconds'),
    networks: sum(compared, 'networks'),
    networksPerSecond: sum(compared, 'networks') / sum(compared, 'seconds'),
  };
}
