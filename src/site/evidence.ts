/** How far the evidence of a claim goes: the kinds of its proofs, from the strongest on. */
import type { Claim } from '../claims/claim.ts';
import { claims } from '../claims/index.ts';
import type { Part } from '../proof/part.ts';

export const strengths = ['exact', 'certified', 'rigorous', 'sampled', 'counted'] as const;
export type Strength = (typeof strengths)[number];

/**
 * `exact`: in a prime field; `certified`: every point of a box; `rigorous`: bounds in intervals, network by network; `sampled`:
 * random networks in float64; `counted`: success rates.
 */
export function strengthOf(part: Part): Strength {
  const { kind } = part;
  if (kind === 'algebraic') return 'exact';
  if (kind === 'certificate') return 'certified';
  if (kind === 'experiment') return 'counted';
  return part.enclosed && part.relation.kind === 'atMost' ? 'rigorous' : 'sampled';
}

export const strengthsOf = ({ proves }: Pick<Claim, 'proves'>): Strength[] =>
  strengths.filter((strength) => proves.some((part) => strengthOf(part) === strength));

/** The claims that have evidence of a strength. */
export const claimsWith = (strength: Strength): readonly Claim[] =>
  claims.filter((claim) => strengthsOf(claim).includes(strength));

/** The claims whose numbers are held against PyTorch's. */
export const anchored = (): readonly Claim[] =>
  claims.filter(({ proves }) =>
    proves.some((part) => 'left' in part && part.left.some(({ name }) => name.en.includes('PyTorch'))),
  );
