/** A case, and those made from it (at another bias, over fewer steps): what is asked in turn while it is looked at. */
const KEPT = 3;

/**
 * f, with its results for the last objects it was given; for functions of cases, which nobody changes. No more are kept: what
 * lives on when it is no longer asked for costs more than it saves. A case that is no object (a number, or null where there is
 * nothing to draw) is computed anew each time.
 */
export function memo<Given, Result>(f: (given: Given) => Result): (given: Given) => Result {
  const kept: { readonly given: Given; readonly result: Result }[] = [];
  return (given) => {
    if (typeof given !== 'object' || given === null) return f(given);
    const known = kept.find((one) => one.given === given);
    if (known) return known.result;
    const result = f(given);
    if (kept.unshift({ given, result }) > KEPT) kept.pop();
    return result;
  };
}
