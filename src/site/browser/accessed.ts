/**
 * Adds the day of reading to a reference whose format has a field for it. Pages are built once, so the reader's browser adds
 * today's date when the references are opened.
 */
const two = (n: number): string => String(n).padStart(2, '0');

const added: Readonly<Record<string, (reference: string, day: readonly [number, number, number]) => string>> = {
  biblatex: (reference, [y, m, d]) => reference.replace(/\n\}$/, `\n\turldate = {${y}-${two(m)}-${two(d)}},\n}`),
  ris: (reference, [y, m, d]) => reference.replace(/\nER {2}-/, `\nY2  - ${y}/${two(m)}/${two(d)}/\nER  -`),
  text: (reference, [y, m, d]) => reference.replace('[引用日期]', `[${y}-${two(m)}-${two(d)}]`),
  csl: (reference, day) =>
    JSON.stringify(
      (JSON.parse(reference) as object[]).map((item) => ({ ...item, accessed: { 'date-parts': [day] } })),
      null,
      2,
    ),
};

/** `format` is one of `cite.ts`; a format without a place for the day is left as it is. */
export function accessed(reference: string, format: string, on: Date): string {
  const day = [on.getFullYear(), on.getMonth() + 1, on.getDate()] as const;
  return added[format]?.(reference, day) ?? reference;
}
