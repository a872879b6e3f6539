/** The faults that `npm run test:seeded-faults` puts in, and the step of `npm test` that should see each. */

/** One step of `npm test`, or as much of it as a fault needs. */
export interface Step {
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

export interface Fault {
  readonly fault: string;
  readonly file: string;
  /** Found exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** Run in turn: the last one sees the fault, those before it do not. */
  readonly steps: readonly Step[];
}

export const faults: readonly Fault[] = [
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
