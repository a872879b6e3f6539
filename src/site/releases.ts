/**
 * The claims as they stood in each release: `content/releases/<release>.json`, which `npm version` writes (tools/freeze.ts) and nothing
 * changes afterwards.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Claim, Grade, GradedVerdict, Verdict } from '../claims/claim.ts';
import type { Words } from '../proof/words.ts';
import { claimNumber } from './claims.ts';

export interface FrozenClaim {
  readonly tag: string;
  readonly id: string;
  /** As `3.2`. */
  readonly number: string;
  /** Claims had no names before release 0.3.0. */
  readonly name?: Words;
  readonly verdict: Verdict;
  /** Corrected claims had no grades in release 0.1.0. */
  readonly grade?: Grade;
  readonly tex: string;
  readonly says: Words;
  /** Of the run with the seed and the number of cases of the build. */
  readonly digest: string;
}

export interface Release {
  readonly release: string;
  /** ISO 8601. */
  readonly date: string;
  /** Where the repository has no git tag of the release: the commit from which the record was made later. */
  readonly commit?: string;
  readonly claims: readonly FrozenClaim[];
}

export const releasesFolder = 'content/releases';

/** All releases, oldest first. */
export const releases: readonly Release[] = readdirSync(releasesFolder)
  .map((file): Release => JSON.parse(readFileSync(`${releasesFolder}/${file}`, 'utf8')))
  .sort((a, b) => a.release.localeCompare(b.release, 'en', { numeric: true }));

export const frozen = (claim: Claim, digest: string): FrozenClaim => ({
  ...{ tag: claim.tag, id: claim.id, number: claimNumber(claim), name: claim.name },
  verdict: claim.verdict,
  ...(claim.printed?.grade && { grade: claim.printed.grade }),
  ...{ tex: claim.tex, says: claim.says, digest },
});

/** The verdict as pages show it; undefined for a correction without a grade. */
export const shownVerdict = ({ verdict, grade }: FrozenClaim): GradedVerdict | undefined =>
  verdict === 'corrected' ? grade : verdict;

/** The records of a tag, oldest first. */
export const frozenOf = (tag: string): { readonly of: Release; readonly claim: FrozenClaim }[] =>
  releases.flatMap((of) => of.claims.filter((claim) => claim.tag === tag).map((claim) => ({ of, claim })));

/** What can differ between two records of a claim. */
export const frozenFields = ['verdict', 'grade', 'tex', 'says', 'digest', 'number', 'name'] as const;
export type FrozenField = (typeof frozenFields)[number];

/** The fields in which two records differ; one that either lacks does not count. */
export const changedFields = (before: FrozenClaim, after: FrozenClaim): FrozenField[] =>
  frozenFields.filter((field) => {
    const [one, other] = [before[field], after[field]].map((value) => JSON.stringify(value));
    return one !== undefined && other !== undefined && one !== other;
  });
