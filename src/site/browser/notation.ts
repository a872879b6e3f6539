/**
 * The switch of letters: the article's, or those of a textbook. The choice is kept in the address, so that a link has it, and for other
 * pages in storage. What rewrites formulas is loaded when other letters are asked for.
 */
import { parseNotation, printNotation } from '../../address.ts';
import { type Notation, notations } from '../../formula/notations.ts';
import { recall, remember } from './storage.ts';

export function notationSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('select[name="notation"]');
  if (!select) return;
  const kept = recall('notation');
  let shown: Notation = 'article';
  const show = async (notation: Notation): Promise<void> => {
    remember('notation', notation === 'article' ? undefined : notation);
    select.value = notation;
    history.replaceState(
      history.state,
      '',
      `${location.pathname}${printNotation(notation, location.search)}${location.hash}`,
    );
    if (notation === shown) return;
    shown = notation;
    const { setLetters } = await import('./letters.ts');
    setLetters(notation, select.dataset.kept ?? '');
  };
  const asked = parseNotation(location.search).asked ?? notations.find((notation) => notation === kept);
  if (asked && asked !== 'article') show(asked);
  select.addEventListener('change', () => show(select.value as Notation));
  select.disabled = false;
}
