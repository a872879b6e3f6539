/** How the time of a pass grows with T, with the batch and with n, all else fixed: the exponent of each kernel. */
import type { Missing, Peer, Session } from './peer.ts';
import { problemOf, type Sizes } from './problem.ts';
import { type Plan, passesFor } from './race.ts';
import { exponent, median } from './statistics.ts';

export interface Scaling {
  readonly by: 'T' | 'batch' | 'n';
  readonly values: readonly number[];
  /** By kernel: median seconds at each value, and the exponent fitted to them. */
  readonly kernels: readonly {
    readonly name: string;
    readonly seconds: readonly number[];
    readonly exponent: number;
  }[];
}

const series: readonly { by: Scaling['by']; values: readonly number[]; sizes: (value: number) => Sizes }[] = [
  { by: 'T', values: [50, 100, 200, 400, 800], sizes: (T) => [32, 8, T, 16] },
  { by: 'batch', values: [4, 8, 16, 32, 64], sizes: (batch) => [32, 8, 100, batch] },
  { by: 'n', values: [16, 32, 64, 128, 256], sizes: (n) => [n, 8, 20, 16] },
];

interface Run {
  readonly session: Session;
  readonly passes: number;
  /** Seconds of a pass. */
  readonly times: number[];
}

export async function scaling(peers: readonly (Peer | Missing)[], plan: Plan): Promise<Scaling[]> {
  const kernels = peers.flatMap((peer) => ('missing' in peer ? [] : [peer]));
  const found: Scaling[] = [];
  for (const { by, values, sizes } of series) {
    const rows: Run[][] = [];
    for (const peer of kernels) {
      const row: Run[] = [];
      for (const value of values) {
        const session = await peer.open(problemOf('lstm', sizes(value)));
        row.push({ session, passes: await passesFor(session, { ...plan, warm: 0 }), times: [] });
      }
      rows.push(row);
    }
    for (let round = 0; round < plan.rounds; round++)
      for (let v = 0; v < values.length; v++)
        for (const row of rows) {
          const { session, passes, times } = row[v];
          times.push((await session.run(passes)) / passes);
        }
    for (const { session } of rows.flat()) session.close();
    found.push({
      by,
      values,
      kernels: kernels.map(({ name }, k) => {
        const seconds = rows[k].map(({ times }) => median(times));
        return { name, seconds, exponent: exponent(values.map((value, v) => [value, seconds[v]])) };
      }),
    });
  }
  return found;
}
