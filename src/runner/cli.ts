/** `npm run prove [-- id…] [--seed n] [--cases n] [--size units=4] [--json]`: one line a claim; exit 1 when one is not as stated, 2 on bad input. */
import { parseArgs } from 'node:util';
import { claimById, claims } from '../claims/index.ts';
import { toJson } from './json.ts';
import { options as limits, parseWhole } from './options.ts';
import { run } from './run.ts';
import { sentence } from './sentence.ts';

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
const reports = [];
let bad = 0;
for (const claim of chosen) {
  const start = performance.now();
  const report = run(claim, { seed, cases, sizes });
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  if (!report.ok) bad++;
  reports.push(report);
  if (!json)
    console.log(
      `${report.ok ? '✓' : '✗'} ${claim.id.padEnd(width)}  ${report.digest}  ${sentence(report).en}  (${seconds} s)`,
    );
}
if (json) console.log(toJson(reports, 2));
else console.log(`${reports.length - bad} of ${reports.length} claims as stated (seed ${seed}, ${cases} cases)`);
process.exitCode = bad > 0 ? 1 : 0;
