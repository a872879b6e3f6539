/** The schema of a part of evidence. */
import { z } from 'astro/zod';
import type { Interval } from '../../engine/arithmetic/interval.ts';
import type { Part } from '../../proof/part.ts';
import { fields, needed, said, some } from './texts.ts';

/** A part's relation must notice a mistake of one millionth, the size of many controls; a route may be ten times coarser. */
const coarsest = { part: 1e-6, route: 1e-5 };

const fn = (what: string) => z.custom<() => unknown>((value) => typeof value === 'function', { error: needed(what) });

const relation = (most: number) =>
  z
    .looseObject(
      { kind: z.enum(['equal', 'atMost']), measure: fn('a function'), allowed: z.number() },
      { error: needed('equal(…), exactly, atMost() or below of src/proof/relation.ts') },
    )
    .refine(({ allowed }) => allowed <= most, {
      error: ({ input }) =>
        `allows ${(input as { allowed: number }).allowed}, needed at most ${most}: what is coarser lets mistakes pass; if the two sides differ by more, find out why`,
    });

const route = fields(
  { name: said, compute: fn('(given) => what is measured'), relation: relation(coarsest.route).optional() },
  'a route of src/proof/make.ts, such as forwardMode((g) => …)',
);
const place = z.int().min(0);
const read = z.strictObject({ tex: z.string(), chain: place, sign: place, side: place.optional() });
const formula = z.strictObject({ tex: z.string(), from: place, to: place });
const mistake = fields(
  {
    name: said,
    practice: said.optional(),
    formula: formula.optional(),
    exact: fn('what a Reading gives').optional(),
    right: fn('a function').optional(),
    left: fn('a function').optional(),
    enclosed: fn('what a Reading gives').optional(),
  },
  "mistake('English', '中文', (g) => …)",
).refine(({ right, left }) => right ?? left, 'has neither “right” nor “left”, needed the side that is mistaken');
const encloses = fields(
  { says: said, of: fn('(box) => interval'), goal: fn('a goal of src/proof/goal.ts') },
  'says, of and goal',
);
const interval = z.custom<Interval>((value) => typeof (value as Interval | undefined)?.lo === 'number', {
  error: needed('interval(lo, hi) of src/engine/arithmetic/interval.ts'),
});
const box = z.record(z.string(), interval, { error: needed('an interval for each variable') });
const arm = z.union(
  [
    z.strictObject({ name: said, runs: some(z.looseObject({}), 'recorded runs'), again: fn('a function') }),
    z.strictObject({ name: said, trials: z.int().min(1), succeeds: fn('(random) => whether it succeeds') }),
  ],
  { error: needed('an arm with recorded runs, from armsOf(…), or one that is drawn: name, trials, succeeds') },
);

/** A part with at least so many mistakes: 1 for a part that proves, 0 for one that is to be refuted, a mistake itself. */
export function part(leastMistakes: number) {
  const controls = <T extends z.ZodType>(item: T) =>
    z
      .array(item, { error: needed('a list of mistakes') })
      .min(
        leastMistakes,
        'is empty, needed at least one mistake that the part must refute: mistake(…) or mismeasured(…)',
      );
  const comparison = <K extends string>(kind: K) =>
    z.strictObject({
      kind: z.literal(kind),
      name: said,
      draw: z.looseObject(
        {
          sizes: z.looseObject({}, { error: needed('{ units: [1, 8] } or {}') }),
          make: fn('(random, size) => a case'),
        },
        { error: needed('what draws cases, such as drawRnn() of src/engine/networks/draw.ts') },
      ),
      left: some(route, 'a route by which the left side is measured').refine(
        (routes) => routes.length === 0 || routes.some((one) => one.relation === undefined),
        'has only routes that are held to a coarser relation, needed one that is held to the part’s own',
      ),
      right: fn('(given) => what the equation says'),
      relation: relation(coarsest.part),
      reads: z.array(read).optional(),
      edges: z.array(read).optional(),
      indices: z.looseObject({ tex: z.string() }).optional(),
      mutants: fn('what a Reading gives').optional(),
      exact: fn('what a Reading gives').optional(),
      enclosed: fn('(given) => both sides in intervals').optional(),
      blocks: fn('(given) => (entry) => its block').optional(),
      adversary: z.int().min(0).optional(),
      cases: z.int().min(1).optional(),
      shows: said.optional(),
      pencil: z.looseObject({}).optional(),
      controls: controls(mistake),
    });
  return z.discriminatedUnion(
    'kind',
    [
      comparison('identity'),
      comparison('bound'),
      comparison('witness'),
      z.strictObject({
        kind: z.literal('algebraic'),
        name: said,
        oracle: z.enum(['free', 'rules', 'symmetric']),
        evaluate: fn('what a Reading gives'),
        turned: fn('what a Reading gives'),
        controls: controls(
          z.strictObject({
            name: said,
            practice: said.optional(),
            formula: formula.optional(),
            evaluate: fn('what a Reading gives'),
          }),
        ),
      }),
      z.strictObject({
        kind: z.literal('certificate'),
        name: said,
        box,
        encloses,
        work: z.int().min(1),
        controls: controls(z.strictObject({ name: said, encloses, box: box.optional() })),
      }),
      z.strictObject({
        kind: z.literal('experiment'),
        name: said,
        arms: z.array(arm).min(2, 'has one arm, needed two or more to compare'),
        replays: z.int().min(0),
        controls: controls(z.strictObject({ name: said, first: z.int().optional(), against: z.array(arm).optional() })),
      }),
    ],
    {
      error: ({ input }) =>
        needed('identity, bound, witness, certificate or experiment of src/proof/make.ts, or tendsTo(…)')({
          input: (input as Partial<Part> | undefined)?.kind,
        }),
    },
  );
}
