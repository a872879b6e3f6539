/**
 * `npm run test:seeded-faults [-- words of a fault]`: puts faults into a copy of this checkout, one by one, and runs the step of
 * `npm test` that should see each. A fault that is not seen, or seen by another step, fails. `--whole` runs all of `npm test`
 * for each fault, and lists each step that sees it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Results } from './results/results.ts';

/** One step of `npm test`, or as much of it as a fault needs. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}
const words = (command: string) => command.split(' ');
const vitest = words('vitest run --bail=1 --reporter=./tools/results/vitest.ts');
const playwright = words(
  'playwright test --max-failures=1 --grep-invert @slow --reporter=./tools/results/playwright.ts',
);

const build: Step = { name: 'build', command: words('astro build') };
const buildBelow: Step = { ...build, name: 'build under a sub-path', env: { BASE: '/carousel/', OUT: './dist-sub' } };
const unit = (file: string): Step => ({ name: 'unit tests', command: [...vitest, '--project', 'unit', file] });
const files = (file: string): Step => ({ name: 'the built files', command: [...vitest, '--project', 'dist', file] });
const browser = (spec: string, title: string): Step => ({
  name: 'the site in a browser',
  command: [...playwright, `e2e/${spec}`, '--grep', title],
});

interface Fault {
  readonly fault: string;
  readonly file: string;
  /** Found exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** Run in turn: the last one sees the fault, those before it do not. */
  readonly steps: readonly Step[];
}

const faults: readonly Fault[] = [
  {
    fault: 'a sign in ∂E/∂W',
    file: 'src/engine/derivatives/rnn-bptt.ts',
    from: 'dW[i * (n + m) + j] += dz * c[t - 1][j];',
    to: 'dW[i * (n + m) + j] -= dz * c[t - 1][j];',
    steps: [unit('src/engine/networks/rnn.test.ts')],
  },
  {
    fault: 'a sign in ∂E/∂W, for who builds without testing',
    file: 'src/engine/derivatives/rnn-bptt.ts',
    from: 'dW[i * (n + m) + j] += dz * c[t - 1][j];',
    to: 'dW[i * (n + m) + j] -= dz * c[t - 1][j];',
    steps: [build],
  },
  {
    fault: 'σ′ and tanh′ exchanged in a closed form',
    file: 'src/engine/closed-forms/lstm-jacobians.ts',
    from: "gate === 'c' ? slopes.tanh : slopes.sigmoid",
    to: "gate === 'c' ? slopes.sigmoid : slopes.tanh",
    steps: [unit('src/engine/closed-forms/lstm-jacobians.test.ts')],
  },
  {
    fault: 'a control that passes',
    file: 'src/claims/bptt/rnn-product.ts',
    from: String.raw`\bigr)^{\top}\Bigr)^{\top}`,
    to: String.raw`\bigr)\Bigr)`,
    steps: [build],
  },
  {
    fault: 'a claim without its Chinese',
    file: 'src/claims/bptt/rnn-product.ts',
    from: "'从第 1 步到第 k 步的乘积'",
    to: "''",
    steps: [build],
  },
  {
    fault: 'a broken anchor',
    file: 'src/pages/[lang]/notation.astro',
    from: 'id={`symbol-',
    to: 'id={`sign-',
    steps: [build, buildBelow, files('e2e/links.test.ts')],
  },
  {
    fault: 'a console error on one page',
    file: 'src/site/browser/page.ts',
    from: 'themeSwitch();\n',
    to: "themeSwitch();\nif (location.pathname.endsWith('/zh/claims/gradient-step/')) console.error('a seeded fault');\n",
    steps: [build, browser('site.spec.ts', 'of all other pages')],
  },
  {
    fault: 'a colour below contrast, in the dark only',
    file: 'src/site/styles/base.css',
    from: '--soft: light-dark(#575d66, #a6abb3);',
    to: '--soft: light-dark(#575d66, #62676f);',
    steps: [build, browser('site.spec.ts', 'accessible in both colours')],
  },
  {
    fault: 'a page wider than 360 px',
    file: 'src/site/styles/pages.css',
    from: '.notation > div:target {',
    to: '.notation dd {\n  min-width: 23rem;\n}\n.notation > div:target {',
    steps: [build, browser('site.spec.ts', 'notation/.*fits 360 px')],
  },
  {
    fault: 'a request to a third party',
    file: 'src/site/browser/page.ts',
    from: 'themeSwitch();\n',
    to: "themeSwitch();\nvoid fetch('https://example.org/').catch(() => {});\n",
    steps: [build, browser('security.spec.ts', 'nothing is ever asked of another site')],
  },
  {
    fault: 'a card whose verdict is not the build’s',
    file: 'src/worker/claims-worker.ts',
    from: 'report: run(claim, request.options, teller(job)) };',
    to: "report: { ...run(claim, request.options, teller(job)), ...(claim.id === 'abcd' && { ok: false }) } };",
    steps: [build, browser('offline.spec.ts', 'every equation is verified from the home page')],
  },
  {
    fault: 'a lost sub-path',
    file: 'src/site/url.ts',
    from: "const base = import.meta.env.BASE_URL.replace(/\\/$/, '');",
    to: "const base = '';",
    steps: [build, buildBelow, files('e2e/links.test.ts')],
  },
  {
    fault: 'a worker that hangs, and is not given up',
    file: 'src/worker/client.ts',
    from: 'const limit = 120_000;',
    to: 'const limit = 1_200_000;',
    steps: [build, browser('faults.spec.ts', 'a worker that hangs is stopped')],
  },
  {
    fault: 'a worker that never answers',
    file: 'src/worker/claims-worker.ts',
    from: "if (request.run === 'claim') return",
    to: "if (request.run === 'claim') await new Promise(() => {});\n  if (request.run === 'claim') return",
    steps: [unit('src/worker/claims-worker.test.ts')],
  },
];

/** A copy of what Git knows and does not ignore, with the installed packages and what was proved and drawn before. */
function copyOfCheckout(): string {
  mkdirSync('.cache', { recursive: true });
  const made = mkdtempSync('.cache/seeded-faults-');
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((one) => one && existsSync(one))) {
    mkdirSync(join(made, dirname(file)), { recursive: true });
    cpSync(file, join(made, file));
  }
  for (const shared of ['node_modules', '.cache/proofs', '.cache/pictures']) {
    mkdirSync(shared, { recursive: true });
    mkdirSync(join(made, dirname(shared)), { recursive: true });
    symlinkSync(resolve(shared), join(made, shared), 'junction');
  }
  return made;
}

/** Runs a step in the copy. @returns undefined where it is green, else what failed in it */
function seenBy({ command: [program, ...args], env }: Step): string | undefined {
  const RESULTS = '.cache/results.json';
  rmSync(join(copy, RESULTS), { force: true });
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env, RESULTS },
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  if (!existsSync(join(copy, RESULTS))) return `${stdout}${stderr}`.split('[ERROR]')[1]?.trim() ?? `${stdout}${stderr}`;
  const { failed } = JSON.parse(readFileSync(join(copy, RESULTS), 'utf8')) as Results;
  return failed.join('; ');
}

/** Runs all of `npm test` in the copy. @returns undefined where it is green, else the steps that failed */
function seenByAll(): string | undefined {
  const { status, stdout } = spawnSync('npm', ['test'], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1e9,
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  const steps = stdout.split('\n').filter((line) => line.startsWith('✗ '));
  return steps.map((line) => line.slice(2)).join('; ');
}

/** Puts the fault in, runs, takes it out. @returns whether it was seen as it should be, and by what */
function tryOne({ file, from, to, steps }: Fault): { ok: boolean; by: string } {
  const text = readFileSync(join(copy, file), 'utf8');
  const found = text.split(from).length - 1;
  if (found !== 1) return { ok: false, by: `${file} has “${from}” ${found} times, needed once` };
  const put = (content: string) => writeFileSync(join(copy, file), content);
  put(text.replace(from, () => to));
  try {
    if (whole) {
      const by = seenByAll();
      return { ok: by !== undefined, by: by ?? 'nothing' };
    }
    for (const step of steps) {
      const by = seenBy(step);
      if (by !== undefined) return { ok: step === steps.at(-1), by: `${step.name}: ${by}` };
    }
    return { ok: false, by: 'nothing' };
  } finally {
    put(text);
  }
}

const whole = process.argv.includes('--whole');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = faults.filter(({ fault }) => asked.every((word) => fault.includes(word)));
if (chosen.length === 0) throw new Error(`no fault has “${asked.join(' ')}” in its name`);
const copy = copyOfCheckout();
let missed = 0;
try {
  for (const fault of chosen) {
    const started = performance.now();
    const { ok, by } = tryOne(fault);
    if (!ok) missed++;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${ok ? '✓' : '✗'} ${fault.fault} → ${by.replace(/\s+/g, ' ').slice(0, 300)} (${seconds} s)`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
console.log(`${chosen.length - missed} of ${chosen.length} faults seen where they should be`);
process.exitCode = missed === 0 ? 0 : 1;
