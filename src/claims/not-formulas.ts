/**
 * TeX within texts that states nothing by itself, or not in the grammar: a relation without its left side, ±, a range, a double
 * fraction.
 */
export const notFormulas: readonly string[] = [
  String.raw`\le 0.2`,
  String.raw`\le \tfrac14`,
  String.raw`\le 0.99`,
  String.raw`\le 1`,
  String.raw`\pm 0.015`,
  String.raw`\pm 1`,
  String.raw`\inf_k`,
  String.raw`\sup_k`,
  String.raw`\partial E_1/\partial W, …, \partial E_T/\partial W`,
  String.raw`\otimes`,
  String.raw`\partial o_t`,
  String.raw`\partial o_{t-1}`,
  String.raw`\approx`,
  String.raw`(1 \pm \varepsilon)^{k-1}`,
  String.raw`1 \pm 4\varepsilon(k-1)`,
  String.raw`\sigma' \in (0, \tfrac14]`,
  String.raw`\pm 1/\sqrt n`,
  String.raw`\pm e^{-a}`,
  String.raw`\pm\theta`,
  String.raw`\pm\sqrt{6/(r + s)}`,
  String.raw`\sqrt{\lVert\cdot\rVert_1\lVert\cdot\rVert_\infty}`,
];
