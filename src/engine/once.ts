/** f, with its result kept for as long as the object it belongs to; for functions of cases, which nobody changes. */
export function once<Given extends object, Result>(f: (given: Given) => Result): (given: Given) => Result {
  const kept = new WeakMap<Given, { readonly result: Result }>();
  return (given) => {
    const known = kept.get(given) ?? { result: f(given) };
    kept.set(given, known);
    return known.result;
  };
}
