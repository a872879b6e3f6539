/** How the time of a pass grows with T, with the batch and with n, all else fixed: the exponent of each kernel. */
import type { Missing, Peer } from './peer.ts';
import { problemOf, type Sizes } from './problem.ts';
import type { Plan } from './race.ts';
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

export async function scaling(peers: readonly (Peer | Missing)[], { rounds, sample }: Plan): Promise<Scaling[]> {
  const kernels = peers.flatMap((peer) => ('missing' in peer ? [] : [peer]));
  const found: Scaling[] = [];
  for (const { by, values, sizes } of series) {
    const problems = values.map((value) => problemOf('lstm', sizes(value)));
    const times = kernels.map(() => values.map((): number[] => []));
    const sessions = await Promise.all(
      kernels.map((peer) => Promise.all(problems.map((problem) => peer.open(problem)))),
    );
    for (const all of sessions) for (const session of all) await session.run(2);
    for (let round = 0; round < rounds; round++)
      for (let v = 0; v < values.length; v++)
        for (let k = 0; k < kernels.length; k++) {
          const one = await sessions[k][v].run(1);
          const passes = Math.max(1, Math.ceil(sample / 2 / Math.max(one, 1e-6)));
          times[k][v].push((await sessions[k][v].run(passes)) / passes);
        }
    for (const all of sessions) for (const session of all) session.close();
    found.push({
      by,
      values,
      kernels: kernels.map(({ name }, k) => {
        const seconds = times[k].map(median);
        return { name, seconds, exponent: exponent(values.map((value, v) => [value, seconds[v]])) };
      }),
    });
  }
  return found;
}
