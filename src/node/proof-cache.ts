/**
 * Reports of earlier builds, so that a build proves again only what has changed. A report is filed under the content of
 * every file that its claim and the runner are made of, of the lockfile, and under the version of Node: when one byte of
 * these is another, there is no report. What is read must have the digest that it says, or it is proved again.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromJson, toJson } from '../check/json.ts';
import type { Report } from '../check/report.ts';
import { digestOf } from '../check/run.ts';
import { type Claim, sourceFile } from '../claims/claim.ts';

export interface Store {
  /** Undefined where nothing is known for the files as they are. */
  find(claim: Claim): Report | undefined;
  keep(claim: Claim, report: Report): void;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * The files below `root` that `files` name, those that these name, and so on; themselves included, sorted. Every string that is
 * the relative path of a file counts, however it is used: a file too many costs a proof, a file too few keeps a stale one.
 */
export function filesOf(files: readonly string[], root = '.'): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    // One that is not there is among them: whoever loads the claim says so.
    if (!/\.(ts|tsx|mjs|astro)$/.test(file) || !isFile(join(root, file))) return;
    for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(/['"`](\.\.?\/[^'"`\n]+)['"`]/g)) {
      const named = join(dirname(file), path);
      if (isFile(join(root, named))) visit(named);
    }
  };
  files.forEach(visit);
  return [...found].sort();
}

/** SHA-256 over the tag and the names and contents of all that decides what a claim's report says, as hex. */
export function fingerprint(claim: Pick<Claim, 'chapter' | 'id' | 'tag'>, root = '.'): string {
  const hash = createHash('sha256').update(`${process.version} ${claim.tag}`);
  for (const file of [...filesOf([sourceFile(claim), 'src/check/run.ts'], root), 'package-lock.json'])
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Reports below `folder`, one file a claim: the last one, with the fingerprint that it is filed under. */
export function createStore(folder: string, root = '.'): Store {
  const place = (claim: Claim) => join(folder, `${claim.id}.json`);
  return {
    find(claim) {
      try {
        const { print, report } = fromJson<{ print: string; report: Report }>(readFileSync(place(claim), 'utf8'));
        return print === fingerprint(claim, root) && report.digest === digestOf(report) ? report : undefined;
      } catch {
        // No file, or one that was cut off: prove it.
        return undefined;
      }
    },
    keep(claim, report) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(place(claim), toJson({ print: fingerprint(claim, root), report }));
    },
  };
}
