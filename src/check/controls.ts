/** The deliberate mistakes of a comparison: each replaces a side, and the same stages must refute it. */
import type { Mistake } from '../proof/part.ts';
import { compare, type Finding, refutes } from './compare.ts';
import { type AnyComparison, caseCount, drawCase, streamOf } from './draw.ts';
import { counterexample } from './example.ts';
import { measure } from './measure.ts';
import type { RunOptions } from './options.ts';
import { type ControlReport, ENOUGH, type Example, SEEDS } from './report.ts';

/** Number of seeds on which the controls of a part are tried at most. */
export const seedCount = (part: AnyComparison): number =>
  part.controls.length === 0 ? 0 : part.draw.fixed ? 1 : SEEDS;

/** The part with a mistake in place of its right or left side. */
export function withMistake(
  { shows: _, pencil: __, enclosed: ___, ...part }: AnyComparison,
  { name, left, right, enclosed }: Mistake<unknown>,
): AnyComparison {
  return {
    ...part,
    ...(right && { right }),
    ...(left && { left: [{ name, compute: left }] }),
    ...(enclosed && { enclosed }),
    controls: [],
  };
}

function compareWrong(wrong: AnyComparison, measured: Parameters<typeof compare>[1], name: string): Finding {
  try {
    return compare(wrong, measured);
  } catch (error) {
    throw new Error(`the control “${name}” threw on case ${measured.index}: ${(error as Error).message}`);
  }
}

/**
 * Tries every mistake on the cases of each seed until one refutes it: on ENOUGH seeds where each refutes it, on SEEDS as soon as one
 * does not. The loop over cases is outside that over mistakes, so that all share the left side of a case. Cases have the claim's own
 * sizes: at a size fixed by the reader a mistake may be none (a 1 × 1 matrix is its own transpose).
 */
export function runControls(part: AnyComparison, name: string, options: RunOptions, tick: () => void): ControlReport[] {
  const tried = part.controls.map((control) => ({
    name: control.name,
    practice: control.practice,
    formula: control.formula,
    wrong: withMistake(part, control),
    measuresItself: control.left !== undefined,
    seeds: 0,
    refuted: 0,
    example: undefined as Example | undefined,
  }));
  for (let s = 0; s < seedCount(part); s++) {
    const stream = streamOf(name, options.seed + s);
    const open = new Set(tried.filter(({ seeds, refuted }) => seeds < ENOUGH || refuted < seeds));
    for (const control of open) control.seeds++;
    for (let i = 0; i < caseCount(part, options) && open.size > 0; i++) {
      const drawn = measure(part, drawCase(part, stream, i));
      for (const control of open) {
        const { wrong, measuresItself } = control;
        const finding = compareWrong(wrong, measuresItself ? measure(wrong, drawn) : drawn, control.name.en);
        if (!refutes(finding)) continue;
        open.delete(control);
        control.refuted++;
        control.example ??= counterexample(wrong, finding);
      }
    }
    tick();
  }
  return tried.map(({ name, practice, formula, seeds, refuted, example }) => ({
    name,
    ...(practice && { practice }),
    ...(formula && { formula }),
    seeds,
    refuted,
    caught: refuted >= 0.99 * seeds,
    ...(example && { example }),
  }));
}
