/** What a formula supposes, evaluated in the networks that are drawn for it. */
import type { Draw } from '../engine/networks/draw.ts';
import { bound } from '../proof/make.ts';
import type { Comparison, Mistake } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import type { Reading } from './reading.ts';

interface Supposed<Case extends object> {
  readonly draw: Draw<Case>;
  readonly chain: number;
  readonly sign?: number;
  /** Edits of the hypothesis that some network drawn does not meet. */
  readonly controls: readonly Mistake<Case>[];
}

/** The networks drawn meet a hypothesis of the formula: what follows from it is not checked in vain. */
export const supposed = <Case extends object>(
  shown: Reading<Case>,
  { draw, controls, ...which }: Supposed<Case>,
): Comparison<Case> =>
  bound<Case>({
    name: words(`what is supposed: $${shown.texOf(which.chain)}$`, `所作的假设：$${shown.texOf(which.chain)}$`),
    draw,
    ...shown.inequality(which),
    cases: 40,
    controls,
  });
