import { expect, test } from 'vitest';
import { partsOf } from '../check/run.ts';
import { marked } from '../site/islands/card/Tex.tsx';
import { renderTex } from '../site/text/tex.ts';
import { displaysOf } from './displays.ts';
import { claims } from './index.ts';

test.each(claims.map((claim) => [claim.id, claim] as const))('the formulas of %s can be read', (_, claim) => {
  for (const { read, relations } of displaysOf(claim)) expect(read).toBeLessThanOrEqual(relations);
});

test('a formula that is read entirely has no reason not to be, and one without a relation has one', () => {
  for (const claim of claims)
    for (const { name, read, relations } of displaysOf(claim)) {
      const reason = claim.unread?.[name];
      if (relations > 0 && read === relations) expect(reason, `${claim.id}, ${name}`).toBeUndefined();
      if (relations === 0) expect(reason, `${claim.id}, ${name}`).toBeDefined();
    }
});

test('every wrong formula is typeset with its edit marked', () => {
  const wrong = claims.flatMap((claim) =>
    partsOf(claim).flatMap(({ part }) =>
      part.controls.flatMap((control) => ('formula' in control && control.formula ? [control.formula] : [])),
    ),
  );
  expect(wrong.length).toBeGreaterThan(0);
  for (const formula of wrong) expect(renderTex(marked(formula))).toContain('class="enclosing edited');
});
