import { expect, test } from 'vitest';
import { partsOf } from '../check/run.ts';
import type { Words } from '../proof/words.ts';
import { type Claim, derivationOf } from './claim.ts';
import { unreadable } from './displays.ts';
import { claims } from './index.ts';
import { notFormulas } from './not-formulas.ts';

/** What is said of a claim and of its parts and mistakes. */
function* textsOf({ says, sketch, note, printed, condition, ...claim }: Claim): Iterable<Words | undefined> {
  yield* [says, sketch, note, printed?.says, condition?.says];
  for (const { part } of partsOf({
    says,
    sketch,
    ...claim,
    ...(printed && { printed }),
    ...(condition && { condition }),
  }))
    yield* [
      part.name,
      ...part.controls.flatMap((control) => [control.name, 'practice' in control ? control.practice : undefined]),
    ];
  for (const { rule } of derivationOf(claim)?.steps ?? []) yield rule;
}

const quoted = claims.flatMap((claim) =>
  [...textsOf(claim)].flatMap((text) =>
    text ? [text.en, text.zh].flatMap((t) => [...t.matchAll(/\$([^$]+)\$/g)].map(([, tex]) => ({ claim, tex }))) : [],
  ),
);

test('formulas within texts can be read, but for what is listed', () => {
  const bad = quoted.flatMap(({ claim, tex }) => {
    const why = notFormulas.includes(tex) ? undefined : unreadable(claim.chapter, tex);
    return why === undefined ? [] : [`${claim.id}: ${tex}: ${why}`];
  });
  expect(quoted.length).toBeGreaterThan(800);
  expect([...new Set(bad)]).toEqual([]);
});

test('what is listed stands in a text and cannot be read', () => {
  for (const tex of notFormulas) {
    const where = quoted.filter((one) => one.tex === tex);
    expect(
      where.some(({ claim }) => unreadable(claim.chapter, tex) !== undefined),
      tex,
    ).toBe(true);
  }
});
