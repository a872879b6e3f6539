import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Imports point one way: each layer may import from itself and from those before it. */
const layers = ['engine', 'proof', 'claims', 'explorers', 'runner'];
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(ts|tsx|astro)$/.test(file) && !file.includes('.test.'),
);
const importsOf = (file: string) =>
  [
    ...readFileSync(join('src', file), 'utf8').matchAll(
      /^\s*(?:import|export)\s(type )?[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm,
    ),
  ].map((match) => ({ types: match[1] !== undefined, to: join(dirname(file), match[2] ?? match[3]) }));
const rank = (file: string) => layers.indexOf(file.split('/')[0]);

test.each(sources.filter((file) => rank(file) >= 0))('%s imports from its own layer or an earlier one', (file) => {
  for (const { to } of importsOf(file).filter((i) => !i.to.endsWith('.json'))) {
    expect(rank(to), `${file} → ${to}`).toBeGreaterThanOrEqual(0);
    expect(rank(to), `${file} → ${to}`).toBeLessThanOrEqual(rank(file));
  }
});

test('islands talk to the runner’s client, and take no claim and no computation with them', () => {
  for (const file of sources.filter((f) => f.startsWith('islands/')))
    for (const { types, to } of importsOf(file))
      if (!types)
        expect(to, file).not.toMatch(
          /^(claims|proof|engine)\/|^explorers\/(?!plots\/|values\.ts)|^runner\/(run|built|comparison|certificate)\.ts$/,
        );
});

test('nothing that reaches a report uses functions whose bits depend on the engine', () => {
  const forbidden =
    /Math\.(exp|expm1|log|log1p|log2|log10|tanh|sinh|cosh|asinh|acosh|atanh|sin|cos|tan|asin|acos|atan|atan2|pow|hypot|cbrt|random)\b|[^*/]\*\*[^*/]|Date\.|new Date|performance\./;
  for (const file of sources.filter(
    (f) => rank(f) >= 0 && !/^runner\/(cli|prove-thread|client|worker|pool|race-worker)\.ts$/.test(f),
  )) {
    const code = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`/g, '');
    expect(code.match(forbidden)?.[0], file).toBeUndefined();
  }
});
