/** The results of one run of the benchmark, and the goals that they are compared with. */
import type { Race } from './race.ts';
import type { Verified } from './verify.ts';

/** One file in results/. */
export interface Results {
  readonly date: string;
  readonly processor: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly races: readonly Race[];
  /** Missing where the site was not built or there was no browser. */
  readonly verified?: Verified;
}

export interface Goal {
  readonly what: string;
  /** Each number must be at least (`≥`) or at most (`≤`) the limit. */
  readonly sign: '≥' | '≤';
  readonly limit: number;
  /** The numbers for the LSTM, then for the RNN; empty where the run did not measure it. */
  readonly found: (results: Results) => readonly (readonly number[])[];
}

/** A goal for the races with these numbers of units. */
const inRaces = (
  what: string,
  limit: number,
  units: readonly number[],
  of: (race: Race) => number | undefined,
): Goal => ({
  what: `${what}, n = ${units.join(', ')}`,
  sign: '≥',
  limit,
  found: ({ races }) =>
    ['lstm', 'rnn']
      .map((network) => races.filter((race) => race.network === network && units.includes(race.sizes[0])))
      .map((some) => some.flatMap((race) => of(race) ?? []))
      .filter((some) => some.length > 0),
});

/** How many times as long as the kernel `kernel` a peer takes. */
const ratio =
  (peer: string, kernel = 'TypeScript') =>
  ({ entries }: Race): number | undefined => {
    const of = (name: string) => entries.find((entry) => entry.name === name)?.ratio ?? Number.NaN;
    const found = of(peer) / of(kernel);
    return Number.isNaN(found) ? undefined : found;
  };

export const goals: readonly Goal[] = [
  inRaces('PyTorch / TypeScript', 100, [4], ratio('PyTorch')),
  inRaces('PyTorch / TypeScript', 20, [16], ratio('PyTorch')),
  inRaces('tfjs-wasm / TypeScript', 5, [64], ratio('tfjs-wasm')),
  inRaces('tfjs-wasm / TypeScript', 3.3, [128], ratio('tfjs-wasm')),
  inRaces('TypeScript of scalar peak', 0.45, [32, 64, 128], ({ ofPeak }) => ofPeak.TypeScript),
  inRaces('TypeScript / WebAssembly', 2.5, [32, 64, 128], ratio('TypeScript', 'WebAssembly')),
  inRaces('PyTorch / WebAssembly', 1, [32, 64], ratio('PyTorch', 'WebAssembly')),
  {
    what: '“verify everything”, seconds',
    sign: '≤',
    limit: 20,
    found: ({ verified }) => (verified ? [[verified.seconds]] : []),
  },
];

export const reached = ({ sign, limit }: Goal, value: number): boolean =>
  sign === '≥' ? value >= limit : value <= limit;
