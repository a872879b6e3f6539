/** `npm run prove [-- id…] [--seed n] [--cases n] [--size units=4] [--json]`: one line a claim; exit 1 when one is not as stated, 2 on bad input. */
import { parseArgs } from 'node:util';
import { toJson } from '../check/json.ts';
import { limits, parseWhole } from '../check/options.ts';
import { sentence } from '../check/sentence.ts';
import { claimById, claims } from '../claims/index.ts';
import type { Proved, ProveJob } from './prove-thread.ts';
import { inThreads } from './threads.ts';

const usage = 'usage: npm run prove -- [id …] [--seed n] [--cases n] [--size name=n] [--json]';

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
        seed: { type: 'string' },
        cases: { type: 'string' },
        size: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    return {
      chosen: positionals.length > 0 ? positionals.map(claimById) : claims,
      seed: parseWhole('seed', values.seed ?? '1', limits.seed),
      cases: parseWhole('cases', values.cases ?? '100', limits.cases),
      sizes: Object.fromEntries(values.size.map(readSize)),
      json: values.json,
    };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { chosen, seed, cases, sizes, json } = read();
const width = Math.max(...chosen.map((c) => c.id.length));
const line = ({ report, seconds }: Proved) =>
  `${report.ok ? '✓' : '✗'} ${report.claim.padEnd(width)}  ${report.digest}  ${sentence(report).en}  (${seconds.toFixed(2)} s)`;

// Lines come in the order of the claims, each as soon as those before it are there.
const ready: Proved[] = [];
let printed = 0;
const print = (at: number, proved: Proved) => {
  ready[at] = proved;
  if (!json) for (; ready[printed]; printed++) console.log(line(ready[printed]));
};
const jobs = chosen.map(({ id }): ProveJob => ({ claim: id, options: { seed, cases, sizes } }));
const proved = await inThreads<ProveJob, Proved>(new URL('./prove-thread.ts', import.meta.url), jobs, print);
const reports = proved.map(({ report }) => report);
const good = reports.filter(({ ok }) => ok).length;
if (json) console.log(toJson(reports, 2));
else console.log(`${good} of ${reports.length} claims as stated (seed ${seed}, ${cases} cases)`);
process.exitCode = good < reports.length ? 1 : 0;
