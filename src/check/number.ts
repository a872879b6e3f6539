/** Numbers as the site prints them: four digits, powers of ten with raised digits, no line break inside. */
import type { Language } from '../proof/words.ts';

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number as raised digits: `−112` → `⁻¹¹²`. */
export const superscript = (n: number): string =>
  (n < 0 ? '⁻' : '') + [...String(Math.abs(n))].map((digit) => raised[Number(digit)]).join('');

/** `3.2e-11` → `3.2 × 10⁻¹¹`; `NaN`, `∞` and `−∞` as they are. */
export function formatNumber(x: number, digits = 4): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(digits))).replace('-', '−');
  const [mantissa, exponent] = Number(x.toPrecision(digits)).toExponential().split('e');
  const factor = mantissa === '1' ? '' : mantissa === '-1' ? '−' : `${mantissa.replace('-', '−')}\u00a0×\u00a0`;
  return `${factor}10${superscript(Number(exponent))}`;
}

/** A share as a percentage, three digits: `83.3 %`, in Chinese without the space. */
export const formatPercent = (share: number, lang: Language): string =>
  `${formatNumber(100 * share, 3)}${lang === 'zh' ? '' : '\u00a0'}%`;

/** `1,000`. Without `Intl.NumberFormat`, which costs 20 ms at page load for its locale data. */
export const grouped = (n: number): string =>
  String(n).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
