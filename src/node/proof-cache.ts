/**
 * Cache of reports, so that a build proves only the claims that changed. The key is a hash of every file that the claim and the
 * runner import, of the lockfile, and of Node's version. A cached report whose digest does not match is ignored.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromJson, toJson } from '../check/json.ts';
import type { Report } from '../check/report.ts';
import { digestOf } from '../check/run.ts';
import { type Claim, derivationsFile, sourceFile } from '../claims/claim.ts';

export interface Store {
  /** Undefined if there is no report for the files as they are. */
  find(claim: Claim): Report | undefined;
  keep(claim: Claim, report: Report): void;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * `files`, all files that they name, and so on, sorted. Every string that is the relative path of an existing file counts,
 * however it is used: a file too many costs a proof, a file too few keeps a stale report.
 */
export function filesOf(files: readonly string[], root = '.'): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    // A missing file stays in the list; loading the claim reports it.
    if (!/\.(ts|tsx|mjs|astro)$/.test(file) || !isFile(join(root, file))) return;
    for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(/['"`](\.\.?\/[^'"`\n]+)['"`]/g)) {
      const named = join(dirname(file), path);
      if (isFile(join(root, named))) visit(named);
    }
  };
  files.forEach(visit);
  return [...found].sort();
}

/** SHA-256 as hex over Node's version, the tag, and the names and contents of all files that determine a claim's report. */
export function fingerprint(claim: Pick<Claim, 'chapter' | 'id' | 'tag'>, root = '.'): string {
  const hash = createHash('sha256').update(`${process.version} ${claim.tag}`);
  for (const file of [
    ...filesOf([sourceFile(claim), derivationsFile(claim), 'src/check/run.ts'], root),
    'package-lock.json',
  ])
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** A store in `folder`: one file a claim, with its last report and the fingerprint of that. */
export function createStore(folder: string, root = '.'): Store {
  const place = (claim: Claim) => join(folder, `${claim.id}.json`);
  return {
    find(claim) {
      try {
        const { print, report } = fromJson<{ print: string; report: Report }>(readFileSync(place(claim), 'utf8'));
        return print === fingerprint(claim, root) && report.digest === digestOf(report) ? report : undefined;
      } catch {
        // No file, or a truncated one.
        return undefined;
      }
    },
    keep(claim, report) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(place(claim), toJson({ print: fingerprint(claim, root), report }));
    },
  };
}
