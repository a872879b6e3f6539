/** Runs a comparison: every case on every route, the search for the smallest margin, the controls, the shrinking. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import { worsen } from '../proof/adversary.ts';
import { shrink } from '../proof/shrink.ts';
import { words } from '../proof/words.ts';
import {
  type AnyComparison,
  compare,
  drawCase,
  example,
  type Finding,
  holds,
  measure,
  refutes,
  severity,
  withMistake,
} from './cases.ts';
import { defaults, type RunOptions } from './options.ts';
import { type ControlReport, type Example, type PartReport, type Role, SEEDS } from './report.ts';

/** The stream's name for one seed of a part. */
const keyOf = (name: string, seed: number) => `${name} ${seed >>> 0}`;
const countOf = (part: AnyComparison, options: RunOptions) =>
  part.draw.fixed ? 1 : Math.min(part.cases ?? Number.POSITIVE_INFINITY, options.cases);

/** Mistakes, and statements to be refuted, get no fewer cases than claims are written for: one or two may not show them. */
export const toRefute = (options: RunOptions): RunOptions => ({
  ...options,
  cases: Math.max(options.cases, defaults.cases),
});

/** The smallest case that fails about as plainly as the one found. */
function smallest(part: AnyComparison, found: Finding, key: string): Example {
  const plain = Math.min(0.01, found.gap / 2);
  const again = (given: unknown, size: Finding['measured']['size']) =>
    compare(part, measure(part, { given, size }, found.measured.case));
  const fails = (given: unknown) => {
    const f = again(given, found.measured.size);
    return refutes(f) && f.gap >= plain;
  };
  if (part.draw.fixed) return example(part, found);
  const { given, size } = shrink(part.draw, fails, found.measured, key);
  return example(part, again(given, size));
}

/**
 * Every mistake is held against the cases of each seed until one refutes it. Case by case, so that all mistakes share what was
 * computed of a case, and nothing of it is kept beyond. Cases are of the claim's own sizes: at a size that the reader fixes a
 * mistake may be none (a 1 × 1 matrix is its own transpose).
 */
function runControls(part: AnyComparison, name: string, options: RunOptions, tick: () => void): ControlReport[] {
  const seeds = part.draw.fixed ? 1 : SEEDS;
  const wrongs = part.controls.map((control) => withMistake(part, control));
  const refuted = wrongs.map(() => 0);
  const examples: (Example | undefined)[] = wrongs.map(() => undefined);
  for (let s = 0; s < seeds && wrongs.length > 0; s++) {
    const key = keyOf(name, options.seed + s);
    const open = new Set(wrongs.keys());
    for (let i = 0; i < countOf(part, options) && open.size > 0; i++) {
      const drawn = measure(part, drawCase(part, key, i, {}), i);
      for (const c of open) {
        const wrong = wrongs[c];
        const f = compare(wrong, wrong.left === part.left ? drawn : measure(wrong, drawn, i));
        if (!refutes(f)) continue;
        open.delete(c);
        refuted[c]++;
        examples[c] ??= example(wrong, f);
      }
    }
    tick();
  }
  return part.controls.map((control, c) => ({
    name: control.name,
    seeds,
    refuted: refuted[c],
    caught: refuted[c] >= 0.99 * seeds,
    ...(examples[c] && { example: examples[c] }),
  }));
}

/** How many ticks `runComparison` gives. */
export const ticksOf = (part: AnyComparison, options: RunOptions): number =>
  countOf(part, options) + (part.controls.length > 0 ? (part.draw.fixed ? 1 : SEEDS) : 0);

/** The routes held to the part's own relation; beside them a coarser one would hide how close the others come. */
function routesToPlot(part: AnyComparison): number[] {
  const own = part.left.flatMap((r, i) => (r.relation ? [] : [i]));
  return own.length > 0 ? own : [...part.left.keys()];
}

export function runComparison(
  part: AnyComparison,
  role: Role,
  name: string,
  options: RunOptions,
  tick: () => void,
): PartReport {
  const key = keyOf(name, options.seed);
  const findings: Finding[] = [];
  for (let i = 0; i < countOf(part, options); i++) {
    findings.push(compare(part, measure(part, drawCase(part, key, i, options.sizes ?? {}), i)));
    tick();
  }
  let checked = findings.length;
  const bySeverity = (a: Finding, b: Finding) => severity(part, b) - severity(part, a);
  const plotted = routesToPlot(part);
  const gaps = findings.map((f) => Math.max(...plotted.map((i) => f.gaps[i])));
  if (part.adversary) {
    for (const start of findings.toSorted(bySeverity).slice(0, 3)) {
      const again = (given: unknown) =>
        compare(part, measure(part, { given, size: start.measured.size }, start.measured.case));
      const random = randomFrom('adversary', key, start.measured.case);
      const { given, looked } = worsen(part.draw, start.measured.given, (g) => again(g).gap, part.adversary, random);
      findings.push(again(given));
      checked += looked;
    }
  }
  findings.sort(bySeverity);
  const failing = findings.find(refutes);
  const outcome = failing ? 'refuted' : findings.length > 0 && findings.every(holds) ? 'passes' : 'inconclusive';
  return {
    role,
    kind: part.kind,
    name: part.name,
    outcome,
    ...(outcome === 'refuted' && {
      reason: words('left and right differ by more than is allowed', '左右两边之差超出容许范围'),
    }),
    ...(outcome === 'inconclusive' && {
      reason:
        findings.length === 0
          ? words('no case was drawn, needed at least one', '没有抽到任何样本，至少需要一个')
          : words('a gap is not a number (NaN), needed a finite one', '有一个差距不是数（NaN），需要有限值'),
    }),
    checked,
    relation: part.relation.kind,
    routes: part.left.map((r, i) => ({
      name: r.name,
      worst: findings.reduce((top, f) => Math.max(top, f.gaps[i]), Number.NEGATIVE_INFINITY),
      allowed: (r.relation ?? part.relation).allowed,
    })),
    gaps,
    ...(findings[0] && { worst: example(part, findings[0]) }),
    ...(failing && { counterexample: smallest(part, failing, key) }),
    controls: runControls(part, name, toRefute(options), tick),
  };
}
