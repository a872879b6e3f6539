/**
 * Colours, judged by axe once for each kind: two texts are of one kind if everything that their contrast depends on is the same,
 * the text's colour, size and weight and what is painted behind it. Most of a page is of a few kinds, and all pages share them.
 */
import type { Page } from '@playwright/test';
import { bringAxe, placesOf } from './axe.ts';

export const colourRules: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** Kinds that axe has passed on whatever page, or could not tell in so many texts. */
const settled = new Set<string>();
const tries = new Map<string, number>();
const enough = 10;
/** So many texts of a kind are looked at on one page: of some axe cannot tell what is behind them. */
const some = 3;

/** What axe finds in the colours of a page as it is shown now, of kinds that are not settled. */
export async function faintColours(page: Page): Promise<string[]> {
  await bringAxe(page);
  const { kinds, violations } = await page.evaluate(
    async ([settled, some, rules]) => {
      const seen = new Set(settled);
      const backs = new Map<Element, string>();
      const backOf = (element: Element | null): string => {
        if (!element) return '';
        const known = backs.get(element);
        if (known !== undefined) return known;
        const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = getComputedStyle(element);
        const own = [
          ...(backgroundColor === 'rgba(0, 0, 0, 0)' ? [] : [backgroundColor]),
          ...(backgroundImage === 'none' ? [] : [backgroundImage]),
          ...(opacity === '1' ? [] : [opacity]),
          ...(filter === 'none' ? [] : [filter]),
          ...(mixBlendMode === 'normal' ? [] : [mixBlendMode]),
          ...['::before', '::after'].filter((pseudo) => getComputedStyle(element, pseudo).content !== 'none'),
          // May lie on whatever it is moved to.
          ...(position === 'static' || position === 'relative' ? [] : [element.className]),
        ];
        const all = [backOf(element.parentElement), ...own].filter(Boolean).join(' < ');
        backs.set(element, all);
        return all;
      };
      const hasText = (element: Element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
      const lookOf = (element: Element) => {
        const { color, fontSize, fontWeight, textShadow, textDecoration, borderBottom } = getComputedStyle(element);
        return [color, fontSize, fontWeight, textShadow, textDecoration, borderBottom].join(' ');
      };
      // A link has to differ from the text around it.
      const kindOf = (element: Element) => {
        const around = element.closest('a')?.parentElement;
        const link = around
          ? `, ${hasText(element) ? 'of text' : 'of parts'} in ${hasText(around) ? 'text' : 'parts'} ${lookOf(around)}`
          : '';
        return `${lookOf(element)}${link}, on ${backOf(element)}`;
      };
      const shown = (element: Element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
      };
      const wanted = new Map<string, Element[]>();
      for (const element of document.querySelectorAll('body *')) {
        if (!(hasText(element) || element.matches('a')) || element.matches(':disabled, :disabled *') || !shown(element))
          continue;
        const kind = kindOf(element);
        if (seen.has(kind)) continue;
        const like = wanted.get(kind) ?? [];
        if (like.length < some) wanted.set(kind, [...like, element]);
      }
      if (wanted.size === 0) return { kinds: [], violations: [] };
      if (!window.axe) throw new Error('axe is not in this page');
      const { violations, passes } = await window.axe.run(
        { include: [...wanted.values()].flat() },
        { runOnly: [...rules], elementRef: true },
      );
      const good = new Set<Element | undefined>(passes.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
      return {
        kinds: [...wanted].map(([kind, like]) => ({ kind, of: like.length, good: like.some((one) => good.has(one)) })),
        violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })),
      };
    },
    [[...settled], some, colourRules] as const,
  );
  for (const { kind, of, good } of kinds) {
    const tried = (tries.get(kind) ?? 0) + of;
    tries.set(kind, tried);
    if (good || tried >= enough) settled.add(kind);
  }
  return placesOf(violations);
}
