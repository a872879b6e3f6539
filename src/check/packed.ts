/** A report as a text, there and back: JSON has no NaN and no infinities, and a report may. */
const pack = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
const unpack = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string'
    ? Number(value.number)
    : value;

/** A `T` as JSON. The type says what comes out of it again. */
export type Packed<T> = string & { readonly of?: T };

export const packed = <T>(value: T): Packed<T> => JSON.stringify(value, pack);
export const unpacked = <T>(text: Packed<T>): T => JSON.parse(text, unpack) as T;
