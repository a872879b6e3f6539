import type { Draw } from '../networks/draw.ts';

/** One of the golden networks for each case. */
export const drawFrom = <Golden, Case extends object>(
  list: readonly Golden[],
  caseOf: (golden: Golden) => Case,
): Draw<Case> => ({ sizes: {}, make: (random) => caseOf(random.pick(list)) });
