import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromJson, nonFinite, toJson } from './json.ts';

test('plain data comes back as it was, NaN and infinities included', () => {
  const text = fc.string().filter((one) => !(nonFinite as readonly string[]).includes(one));
  const leaf = fc.oneof(
    fc.double().filter((x) => !Object.is(x, -0)),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null, true),
    text,
  );
  // JSON.parse makes `__proto__` an ordinary key; an object literal of fast-check does too.
  const { data } = fc.letrec((tie) => ({
    data: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('data')), fc.dictionary(text, tie('data'))),
  }));
  fc.assert(
    fc.property(data, fc.constantFrom(0, 2), (given, indent) => {
      expect(fromJson(toJson(given, indent))).toEqual(given);
    }),
  );
  expect(toJson([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(
    '["NaN","Infinity","-Infinity"]',
  );
});

test.each(nonFinite)('a text “%s” is refused, as it would come back as a number', (text) => {
  expect(() => toJson({ names: ['a', text] })).toThrow(`1 is the text "${text}"`);
  expect(toJson({ name: ` ${text}` })).toContain(text);
});
