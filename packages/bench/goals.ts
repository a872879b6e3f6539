/** What the kernels and the pages were built to reach, and what a run of the benchmark found. */
import type { Race } from './race.ts';
import type { Results } from './results.ts';

export interface Goal {
  readonly what: string;
  /** At least, or at most, each of the numbers found. */
  readonly needed: { readonly least: number } | { readonly most: number };
  /** Of the networks the LSTM's numbers, then the RNN's; empty where the run did not measure it. */
  readonly found: (results: Results) => readonly (readonly number[])[];
}

/** What `of` finds in the races with so many units. */
const inRaces =
  (units: readonly number[], of: (race: Race) => number | undefined): Goal['found'] =>
  ({ races }) =>
    (['lstm', 'rnn'] as const)
      .map((network) => races.filter((race) => race.network === network && units.includes(race.sizes[0])))
      .map((some) => some.flatMap((race) => of(race) ?? []))
      .filter((some) => some.length > 0);

/** How many times as long as the kernel `kernel` a peer takes. */
const ratio =
  (peer: string, kernel = 'TypeScript') =>
  ({ entries }: Race): number | undefined => {
    const of = (name: string) => entries.find((entry) => entry.name === name)?.ratio;
    const [slow, quick] = [of(peer), of(kernel)];
    return slow === undefined || quick === undefined ? undefined : slow / quick;
  };

const least = (what: string, number: number, found: Goal['found']): Goal => ({
  what,
  needed: { least: number },
  found,
});

export const goals: readonly Goal[] = [
  least('PyTorch / TypeScript, n = 4', 100, inRaces([4], ratio('PyTorch'))),
  least('PyTorch / TypeScript, n = 16', 20, inRaces([16], ratio('PyTorch'))),
  least('tfjs-wasm / TypeScript, n = 64', 5, inRaces([64], ratio('tfjs-wasm'))),
  least('tfjs-wasm / TypeScript, n = 128', 3.3, inRaces([128], ratio('tfjs-wasm'))),
  least(
    'TypeScript of scalar peak, n = 32, 64, 128',
    0.45,
    inRaces([32, 64, 128], ({ ofPeak }) => ofPeak.TypeScript),
  ),
  least('TypeScript / WebAssembly, n = 32, 64, 128', 2.5, inRaces([32, 64, 128], ratio('TypeScript', 'WebAssembly'))),
  least('PyTorch / WebAssembly, n = 32, 64', 1, inRaces([32, 64], ratio('PyTorch', 'WebAssembly'))),
  least('one worker / two workers, n = 32, 64, 128', 1.7, ({ workers }) => [workers.map(({ ratio }) => ratio)]),
  {
    what: '“verify everything”, seconds',
    needed: { most: 20 },
    found: ({ browser }) => (browser?.pages ?? []).filter(({ page }) => page === 'en/').map(({ seconds }) => [seconds]),
  },
];

export function reached({ needed }: Goal, value: number): boolean {
  return 'least' in needed ? value >= needed.least : value <= needed.most;
}
