/** Numbers that readers type. */

/**
 * `0.0896`, `−1/8`, `3e-4`, `3 × 10^-4`, also in full-width characters and with a typographic minus; undefined where a text is no
 * number.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[−–]/g, '-')
    .replaceAll(/\s/g, '')
    .replace(/[×*·]10\^?(\{?)([-+]?\d+)\}?$/, 'e$2');
  const [, over, under] = /^([^/]+)\/([^/]+)$/.exec(plain) ?? [undefined, plain, '1'];
  const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
  if (!decimal.test(over) || !decimal.test(under)) return undefined;
  const value = Number(over) / Number(under);
  return Number.isFinite(value) ? value : undefined;
}
