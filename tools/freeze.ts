/** Run by `npm version`: writes the claims as they stand into `content/releases/<release>.json`, from which `/r/<release>/` is made. */
import { existsSync, writeFileSync } from 'node:fs';
import project from '../package.json' with { type: 'json' };
import { claimById } from '../src/claims/index.ts';
import { createStore } from '../src/node/proof-cache.ts';
import { proveEverything } from '../src/node/prove-all.ts';
import { frozen, type Release, releasesFolder } from '../src/site/releases.ts';

const file = `${releasesFolder}/${project.version}.json`;
if (existsSync(file)) throw new Error(`${file} is there, needed a release that was not frozen before`);
const reports = await proveEverything(createStore('.cache/proofs'));
const record: Release = {
  release: project.version,
  date: new Date().toISOString().slice(0, 10),
  claims: reports.map(({ claim, digest }) => frozen(claimById(claim), digest)),
};
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
console.log(`${file} has ${record.claims.length} claims`);
