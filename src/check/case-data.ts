/** Cases are plain data: objects whose real parameters are Float64Arrays, at any depth (W, W.f, …). */
export type Path = readonly string[];

/** Every Float64Array in a case, with its path. */
export function arraysOf(given: unknown, path: Path = []): { path: Path; array: Float64Array }[] {
  if (given instanceof Float64Array) return [{ path, array: given }];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
  return Object.entries(given).flatMap(([key, value]) => arraysOf(value, [...path, key]));
}

/** A copy of the case in which one entry of one array has another value. */
export function withEntry<G>(given: G, path: Path, index: number, value: number): G {
  if (given instanceof Float64Array) return given.with(index, value) as G;
  const [key, ...rest] = path;
  const inner = (given as Record<string, unknown>)[key];
  return { ...given, [key]: withEntry(inner, rest, index, value) };
}

/** The numbers, texts and arrays of a case by name, for printing; undefined if there are more than `most` numbers. */
export function printable(given: unknown, most = 64): Record<string, number | string | number[]> | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const out: Record<string, number | string | number[]> = {};
  let count = 0;
  for (const { path, array } of arraysOf(given)) {
    count += array.length;
    out[path.join('_')] = Array.from(array);
  }
  for (const [key, value] of Object.entries(given))
    if (typeof value === 'number' || typeof value === 'string') out[key] = value;
  return count > most ? undefined : out;
}
