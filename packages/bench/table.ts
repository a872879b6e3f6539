/** What a run found → the page of its processor, and what the runs of all processors found → packages/bench/results/README.md. */

import type { InBrowser } from './browser.ts';
import { type Goal, goals, reached } from './goals.ts';
import type { Race } from './race.ts';
import type { Results } from './results.ts';

const three = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const time = (seconds: number) => (seconds >= 1 ? `${three(seconds)} s` : `${three(1000 * seconds)} ms`);
const percent = (part: number) => `${(100 * part).toFixed(0)} %`;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function raceRow({ sizes, entries, ofPeak, left }: Race, names: readonly string[]) {
  const cells = names.map((name) => {
    const entry = entries.find((one) => one.name === name);
    if (!entry) return left.some((one) => one.name === name) ? 'left out' : '';
    return name === 'TypeScript' ? time(entry.seconds) : `${time(entry.seconds)} (${three(entry.ratio)})`;
  });
  return [
    sizes.join(', '),
    ...cells,
    ...['TypeScript', 'WebAssembly'].map((k) => (k in ofPeak ? percent(ofPeak[k]) : '')),
  ];
}

function raceTable(races: readonly Race[]): string {
  const names = [...new Set(races.flatMap(({ entries, left }) => [...entries, ...left].map(({ name }) => name)))];
  const head = ['n, m, T, batch', ...names, 'TypeScript of peak', 'WebAssembly of peak'];
  return table(
    head,
    races.map((race) => raceRow(race, names)),
  );
}

const leftOut = (races: readonly Race[]) =>
  races.flatMap(({ network, sizes, left }) =>
    left.map(({ name, missing }) => `- ${name} left out at ${network} ${sizes.join(', ')}: ${missing}`),
  );

const browserTable = ({ browser, cores, pages }: InBrowser) => `
## In a browser

${browser} on ${cores} cores, the built site: “verify everything” on the home page, and every card of a chapter. The longest
task is that of the main thread in any round, by the clock (which also counts waiting for a core, while workers have them all)
and in processor time.

${table(
  ['page', 'claims', 'time', 'longest task', 'its processor time'],
  pages.map(({ page, claims, seconds, longest, longestWork }) => [
    page,
    claims,
    ...[seconds, longest, longestWork].map(time),
  ]),
)}
`;

export function markdown(results: Results): string {
  const { processor, date, versions, races, workers, scaling, claims, browser } = results;
  const of = (network: Race['network']) => races.filter((one) => one.network === network);
  const said = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const worst = Math.max(...races.flatMap(({ entries }) => entries.map(({ error }) => error)));
  const samples = races.map(({ entries }) => entries[0].samples);
  const left = leftOut(races);
  return `<!-- Written by npm run bench from ${fileOf(processor)}.json. -->
# How fast the engine is on ${processor}

${said.join(', ')}; ${date}. One run, ${Math.min(...samples)} to ${Math.max(...samples)} samples of each kernel of ours (of slow
peers fewer), taken in turn; medians. Times are processor time of one forward pass and one backward pass, with the gradient of every weight. In brackets: how many times as long as the TypeScript
kernel, the median of the samples' own ratios (below 1: faster). All gradients were compared before anything was timed; the
largest difference was ${worst.toPrecision(1)} of the largest entry. tfjs computes in float32, all others in float64.

## LSTM

${raceTable(of('lstm'))}

## RNN

${raceTable(of('rnn'))}

The peak is that of scalar JavaScript, measured in the same rounds: ${three(races[0].peak / 1e9)} billion operations a second. Vectors of two can reach 200 %.
${left.length > 0 ? `\n${left.join('\n')}\n` : ''}
## Two workers

A batch in two parts, by the clock on the wall, which others on the machine disturb; the same bits.

${table(
  ['n, m, T, batch', 'one worker', 'two workers', 'ratio', 'of the quickest'],
  workers.map(({ sizes, one, two, ratio, ofQuickest }) => [
    sizes.join(', '),
    ...[one, two].map(time),
    ...[ratio, ofQuickest].map(three),
  ]),
)}

## How time grows

LSTM. The exponent k of time ∝ (…)ᵏ, fitted over the values.

${table(
  ['in', 'values', ...scaling[0].kernels.map(({ name }) => name)],
  scaling.map(({ by, values, kernels }) => [
    by,
    values.join(', '),
    ...kernels.map((kernel) => kernel.exponent.toFixed(2)),
  ]),
)}

## Claims

${claims.claims.length} claims with their controls in ${time(claims.seconds)}; ${claims.networks} random networks compared, ${three(claims.networksPerSecond)} a second.

${table(
  ['claim', 'time', 'networks'],
  [...claims.claims]
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ id, seconds, networks }) => [id, time(seconds), networks]),
)}
${browser ? browserTable(browser) : ''}`;
}

/** The name of the files of a processor, without their ending. */
export function fileOf(processor: string): string {
  return processor
    .toLowerCase()
    .replace(/\((?:r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function goalCell(goal: Goal, results: Results): string {
  const said = (value: number) => `${three(value)}${reached(goal, value) ? '' : ' ✗'}`;
  return (
    goal
      .found(results)
      .map((some) => some.map(said).join(', '))
      .join('; ') || 'not measured'
  );
}

export function overview(all: readonly Results[]): string {
  const needed = ({ needed }: Goal) => ('least' in needed ? `≥ ${needed.least}` : `≤ ${needed.most}`);
  return `<!-- Written by npm run bench from the .json files beside it. -->
# How fast the engine is

What it was built to reach, and what the latest run on each kind of processor found: of two lists the first is the LSTM's, the
second the RNN's. ✗ is what was not reached. How it is measured: [CONTRIBUTING.md](../CONTRIBUTING.md#speed).

${table(
  ['', 'needed', ...all.map(({ processor, date }) => `[${processor}](${fileOf(processor)}.md), ${date}`)],
  goals.map((goal) => [goal.what, needed(goal), ...all.map((results) => goalCell(goal, results))]),
)}
`;
}
