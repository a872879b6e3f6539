/** Runs the chapters' Python files as they are downloaded: every number agrees with what the chapter prints. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ChapterId } from '../src/claims/claim.ts';
import { codeLines, codeNames, codeText, readLine } from '../src/site/code.ts';

const python = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });

/** The first Python that has these modules; Debian's packages belong to the second. */
const withModules = (...modules: string[]) =>
  ['python3', '/usr/bin/python3'].find((one) => python(one, '-c', `import ${modules.join(', ')}`).status === 0);

/** Runs a file after some statements. */
const runAfter = (command: string, before: string, file: string) =>
  python(command, '-c', `import runpy, sys\n${before}\nrunpy.run_path(sys.argv[1], run_name='__main__')`, file);

const ways = [
  {
    with: 'NumPy alone',
    missing: 'needs python3 with NumPy (Debian: python3-numpy)',
    command: withModules('numpy'),
    before: "sys.modules['torch'] = None",
  },
  {
    with: 'PyTorch',
    missing: 'needs python3 with PyTorch (Debian: python3-torch)',
    command: withModules('numpy', 'torch'),
    before: 'import torch',
  },
];
const folder = mkdtempSync(join(tmpdir(), 'chapters-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(chapter: string, text: string): string {
  const file = join(folder, `${codeNames.get(chapter)}.py`);
  writeFileSync(file, text);
  return file;
}

/** `npm run test:all` runs all files a second time, with PyTorch; `npm test` one of them. */
const again = process.env.EVERY_FILE ? Number.POSITIVE_INFINITY : 1;
for (const way of ways) {
  const chapters = [...codeNames.keys()].slice(0, way.with === 'PyTorch' ? again : undefined) as ChapterId[];
  test.for(chapters)(`%s with ${way.with}`, (chapter, { skip }) => {
    skip(!way.command, way.missing);
    const { status, stdout, stderr } = runAfter(
      way.command ?? '',
      way.before,
      written(chapter, codeText(chapter, 'en')),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).not.toContain('≠');
    const compared = stdout.trimEnd().split('\n');
    expect(compared.every((line) => /^§\d .* {2}= {2}\S+$/.test(line))).toBe(true);
    const names = codeLines(chapter, 'en').filter((line) => way.with === 'PyTorch' || !line.includes('PyTorch: '));
    expect(compared.length).toBe(names.flatMap((line) => readLine(line).printed).length);
  });
}

test('a number that differs in its last digit ends with exit code 1', ({ skip }) => {
  const [{ command = '', before, missing }] = ways;
  skip(!command, missing);
  const { status, stdout } = runAfter(
    command,
    before,
    written('rnn', codeText('rnn', 'en').replace("'0.0948'", "'0.0949'")),
  );
  expect(status).toBe(1);
  expect(stdout.split('\n').filter((line) => line.includes('≠'))).toEqual([expect.stringMatching(/^§3 .*0\.0949$/)]);
});
