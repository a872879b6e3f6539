import { expect, test } from 'vitest';
import * as make from './make.ts';
import { atMost } from './relation.ts';
import { words } from './words.ts';

const { route, differences, only, mistake, mismeasured, ...rest } = make;

test('a part is of the kind that made it', () => {
  const { identity, bound, witness, certificate, experiment } = rest;
  const kinds = [identity, bound, witness, certificate, experiment].map((of) =>
    (of as (part: object) => object)({ a: 1 }),
  );
  expect(kinds).toEqual(['identity', 'bound', 'witness', 'certificate', 'experiment'].map((kind) => ({ kind, a: 1 })));
});

test('a route has its way to the number, and a relation of its own only where one is given', () => {
  const compute = () => 1;
  expect(route('one', '一', compute)).toEqual({ name: words('one', '一'), compute });
  expect(route('one', '一', compute, atMost()).relation?.kind).toBe('atMost');
  const { closedForm, forwardMode, reverseMode, backpropagation, goldenVectors } = rest;
  for (const of of [closedForm, forwardMode, reverseMode, backpropagation, goldenVectors])
    expect(of(compute)).toEqual({ name: of(compute).name, compute });
  expect(differences(compute)).toMatchObject({ compute, relation: { kind: 'equal', allowed: 1e-5 } });
});

test('a mistake stands on one side', () => {
  const wrong = () => 2;
  expect(mistake('m', '错', wrong)).toEqual({ name: words('m', '错'), right: wrong });
  expect(mismeasured('m', '错', wrong)).toEqual({ name: words('m', '错'), left: wrong });
});

test('a fixed case is the same whatever the randomness', () => {
  const given = { n: 1 };
  const draw = only(given);
  expect(draw).toEqual({ sizes: {}, make: draw.make, fixed: true });
  expect(draw.make(undefined as never, {})).toBe(given);
});
