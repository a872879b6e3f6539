/**
 * Plain data as JSON and back: the one encoding of numbers that JSON lacks. `JSON.stringify` prints `null` for NaN and ±∞; here
 * they are the texts "NaN", "Infinity" and "-Infinity", and a text of the data that equals one of the three is refused.
 */
export const nonFinite = ['NaN', 'Infinity', '-Infinity'] as const;

const isNonFinite = (value: unknown): value is (typeof nonFinite)[number] =>
  (nonFinite as readonly unknown[]).includes(value);

function encode(key: string, value: unknown): unknown {
  if (isNonFinite(value))
    throw new TypeError(`${key || 'the value'} is the text "${value}", which would be read back as a number`);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

const decode = (_key: string, value: unknown): unknown => (isNonFinite(value) ? Number(value) : value);

/** A `T` as JSON. The type says what comes out of it again. */
export type Json<T> = string & { readonly of?: T };

/** Indented by `indent` spaces; on one line without. */
export const toJson = <T>(data: T, indent = 0): Json<T> => JSON.stringify(data, encode, indent);
export const fromJson = <T>(text: Json<T>): T => JSON.parse(text, decode) as T;
