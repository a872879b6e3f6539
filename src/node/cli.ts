/** `npm run prove`: runs claims and prints a line for each; `help` below has the options. */
import { parseArgs } from 'node:util';
import { toJson } from '../check/json.ts';
import { defaults, type Limits, limits, parseWhole } from '../check/options.ts';
import { sentence } from '../check/sentence.ts';
import { ids, unknownClaim } from '../claims/registry.ts';
import { authorProblems } from './authoring/problems.ts';
import type { Proved, ProveJob } from './prove-thread.ts';
import { inThreads } from './threads.ts';

const usage = 'usage: npm run prove -- [id …] [--seed n] [--cases n] [--size name=n] [--json] [--help]';
const range = ({ low, high }: Limits) => `${low} to ${high}`;
const help = `${usage}

Runs claims with their deliberate mistakes, and prints a line for each: digest, verdict, seconds. Without ids, all of them.

  --seed n        seed of the random cases, ${range(limits.seed)}; ${defaults.seed} if left out, as in the build
  --cases n       cases of each comparison, ${range(limits.cases)}; ${defaults.cases} if left out, as in the build
  --size name=n   a size that each claim draws, such as units, inputs or steps, ${range(limits.size)}, clipped to what the
                  claim allows; may be given again for another size
  --json          the whole reports, with the smallest counterexamples, in place of the lines
  --help          this

Exit code: 0 all are as stated; 1 one is not, or its file is wrong; 2 an option or an id is.

  npm run prove -- rnn-chain --seed 7
  npm run prove -- rnn-product cell-state --cases 1000 --size units=4 --size steps=9`;

function fail(message: string): never {
  console.error(`prove: ${message}\n${usage}`);
  process.exit(2);
}

/** `units=4` → ['units', 4] */
function readSize(text: string): [string, number] {
  const [name, n = ''] = text.split('=');
  return [name, parseWhole(`size ${name}`, n, limits.size)];
}

function read() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: String(defaults.seed) },
        cases: { type: 'string', default: String(defaults.cases) },
        size: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const unknown = positionals.find((id) => !ids.includes(id));
    if (unknown !== undefined) throw unknownClaim(unknown);
    return {
      chosen: positionals.length > 0 ? positionals : ids,
      seed: parseWhole('seed', values.seed, limits.seed),
      cases: parseWhole('cases', values.cases, limits.cases),
      sizes: Object.fromEntries(values.size.map(readSize)),
      json: values.json,
      help: values.help,
    };
  } catch (error) {
    // Keeps the first sentence of Node's own messages.
    return fail(String(error instanceof Error ? error.message : error).split('. To specify')[0]);
  }
}

const asked = read();
if (asked.help) {
  console.log(help);
  process.exit();
}
const { chosen, seed, cases, sizes, json } = asked;
const problems = await authorProblems(chosen);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const width = Math.max(...chosen.map((id) => id.length));
const line = ({ report, seconds, told }: Proved) =>
  `${report.ok ? '✓' : '✗'} ${report.claim.padEnd(width)}  ${report.digest}  ${sentence(report).en}  (${seconds.toFixed(2)} s)${told.map((text) => `\n  ${text.replaceAll('\n', '\n  ')}`).join('')}`;

// Prints in the order of the claims, each line as soon as those before it are ready.
const ready: Proved[] = [];
let printed = 0;
const print = (at: number, proved: Proved) => {
  ready[at] = proved;
  if (!json) for (; ready[printed]; printed++) console.log(line(ready[printed]));
};
const jobs = chosen.map((claim): ProveJob => ({ claim, options: { seed, cases, sizes } }));
const proved = await inThreads<ProveJob, Proved>(new URL('./prove-thread.ts', import.meta.url), jobs, print);
const reports = proved.map(({ report }) => report);
const good = reports.filter(({ ok }) => ok).length;
if (json) console.log(toJson(reports, 2));
else console.log(`${good} of ${reports.length} claims as stated (seed ${seed}, ${cases} cases)`);
process.exitCode = good < reports.length ? 1 : 0;
