/**
 * Numbers that equations had and have no more. Tags and ids are permanent, numbers are not: whoever kept an old one finds the
 * equation by this table, on its page, in the search, and on the page of addresses that do not exist.
 */
interface Renumbering {
  /** The last release with these numbers. */
  readonly until: string;
  readonly why: { readonly en: string; readonly zh: string };
  /** A number, and the id of the equation that had it. */
  readonly numbers: Readonly<Record<string, string>>;
}

export const renumberings: readonly Renumbering[] = [
  {
    until: '0.3.0',
    why: {
      en: 'The appendix became the last section of chapter 6, and the chapter after it moved up.',
      zh: '附录并入第 6 章，成为最后一节；其后的一章序号减一。',
    },
    numbers: {
      '8.1': 'forget-gate-derivative',
      '8.2': 'input-gate-derivative',
      '8.3': 'candidate-derivative',
      '9.1': 'constant-error-carousel',
      '9.2': 'forget-bias-horizon',
      '9.3': 'gradient-clipping',
      '9.4': 'orthogonal-recurrence',
      '9.5': 'transient-growth',
      '9.6': 'latch-experiment',
      '9.7': 'adding-experiment',
    },
  },
];

/** Former numbers of an equation, latest first, each with the last release that had it. */
export const formerNumbersOf = (id: string): { readonly number: string; readonly until: string }[] =>
  renumberings
    .toReversed()
    .flatMap(({ until, numbers }) =>
      Object.entries(numbers).flatMap(([number, of]) => (of === id ? [{ number, until }] : [])),
    );
