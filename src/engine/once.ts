/**
 * f, with its result kept for as long as the object it belongs to; for functions of cases, which nobody changes. A case that
 * is no object (a number, or null where there is nothing to draw) is computed anew each time.
 */
export function once<Given, Result>(f: (given: Given) => Result): (given: Given) => Result {
  const kept = new WeakMap<object, { readonly result: Result }>();
  return (given) => {
    if (typeof given !== 'object' || given === null) return f(given);
    const known = kept.get(given) ?? { result: f(given) };
    kept.set(given, known);
    return known.result;
  };
}
