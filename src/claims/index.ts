/** All claims, loaded at once: for the build, the command line and the tests. */
import type { Claim } from './claim.ts';
import { ids, loadClaim, unknownClaim } from './registry.ts';

export const claims: readonly Claim[] = await Promise.all(ids.map(loadClaim));

/** Throws a RangeError with similar ids when there is no such claim. */
export function claimById(id: string): Claim {
  const claim = claims.find((c) => c.id === id);
  if (claim) return claim;
  throw unknownClaim(id);
}
