/**
 * JSON with NaN and ±∞, for which `JSON.stringify` prints `null`: here they are the texts "NaN", "Infinity" and "-Infinity".
 * Data that contains one of these texts is refused.
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

/** A `T` as JSON; `fromJson` gives the type back. */
export type Json<T> = string & { readonly of?: T };

/** On one line, or indented by `indent` spaces. Throws TypeError if the data has one of the texts above. */
export const toJson = <T>(data: T, indent = 0): Json<T> => JSON.stringify(data, encode, indent);
export const fromJson = <T>(text: Json<T>): T => JSON.parse(text, decode) as T;
