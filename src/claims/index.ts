/** All claims at once, for what needs them all: the build, the command line, the tests. */
import type { Claim } from './claim.ts';
import { ids, loadClaim, unknownClaim } from './registry.ts';

export const claims: readonly Claim[] = await Promise.all(ids.map(loadClaim));

/** Throws on an id that is not on the list, with the ids that come nearest. */
export function claimById(id: string): Claim {
  const claim = claims.find((c) => c.id === id);
  if (claim) return claim;
  throw unknownClaim(id);
}
