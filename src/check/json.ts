/** JSON has no name for NaN and ±∞, and would print null for all three: they are written as text. */
const named = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** Any plain data as JSON, indented by `indent` spaces. */
export const toJson = (data: unknown, indent = 0): string => JSON.stringify(data, named, indent);
