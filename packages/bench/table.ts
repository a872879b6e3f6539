/** The runs on all processors, as packages/bench/results/README.md shows them. */
import { type Goal, goals, type Results, reached } from './goals.ts';
import type { Race } from './race.ts';

const digits = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const time = (seconds: number) => (seconds >= 1 ? `${digits(seconds)} s` : `${digits(1000 * seconds)} ms`);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function raceTable(races: readonly Race[]): string {
  const names = [...new Set(races.flatMap(({ entries }) => entries.map(({ name }) => name)))];
  return table(
    ['network', 'n, m, T, batch', ...names],
    races.map(({ network, sizes, entries, ofPeak }) => [
      network,
      sizes.join(', '),
      ...names.map((name) => {
        const entry = entries.find((one) => one.name === name);
        if (!entry) return '';
        const beside = name === 'TypeScript' ? [] : [digits(entry.ratio)];
        if (name in ofPeak) beside.push(`${(100 * ofPeak[name]).toFixed(0)} %`);
        return `${time(entry.seconds)} (${beside.join('; ')})`;
      }),
    ]),
  );
}

function section({ processor, date, versions, races, verified }: Results): string {
  const samples = races.map(({ entries }) => entries[0].samples);
  const worst = Math.max(...races.flatMap(({ entries }) => entries.map(({ error }) => error)));
  return `## ${processor}

${Object.entries(versions)
  .map((version) => `${version.join(' ')}; `)
  .join(
    '',
  )}${date}. ${Math.min(...samples)} to ${Math.max(...samples)} samples. Peak: ${digits(races[0].peak / 1e9)} billion operations a second. The largest difference
between two gradients was ${worst.toPrecision(1)} of the largest entry.${verified ? ` “Verify everything”: ${verified.browser}, ${verified.cores} cores.` : ''}

${raceTable(races)}
`;
}

/** The numbers of the LSTM and of the RNN, with ✗ at each that misses the goal. */
function goalCell(goal: Goal, results: Results): string {
  const shown = (value: number) => `${digits(value)}${reached(goal, value) ? '' : ' ✗'}`;
  const found = goal.found(results).map((some) => some.map(shown).join(', '));
  return found.join('; ') || 'not measured';
}

export const page = (
  all: readonly Results[],
): string => `<!-- Written by npm run bench from the .json files beside it. -->
# How fast the engine is

The goals, and the latest run on each kind of processor: the LSTM's numbers, then the RNN's; ✗ misses the goal. How it is measured:
[docs/decisions/measuring-speed.md](../../../docs/decisions/measuring-speed.md).

${table(
  ['', 'needed', ...all.map(({ processor, date }) => `${processor}, ${date}`)],
  goals.map((goal) => [goal.what, `${goal.sign} ${goal.limit}`, ...all.map((results) => goalCell(goal, results))]),
)}

Below: medians of the processor time of one forward and one backward pass with the gradient of every weight. In brackets: how many
times as long as the TypeScript kernel in the same round (below 1: faster), and the share of the peak of scalar JavaScript, of which
vectors of two can reach 200 %. tfjs computes in float32, all others in float64.

${all.map(section).join('\n')}`;

/** The name of a processor's file, without its extension. */
export const fileOf = (processor: string): string =>
  processor
    .toLowerCase()
    .replace(/\((?:r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
