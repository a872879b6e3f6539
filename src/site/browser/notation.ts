/** The switch of letters: the article's, or those of a textbook. What sets formulas is loaded when other letters are asked for. */
import { parseNotation } from '../../address.ts';
import { type Notation, notations } from '../../formula/notations.ts';
import { recall } from './storage.ts';

export function notationSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('select[name="notation"]');
  if (!select) return;
  const show = async (notation: Notation) => (await import('./letters.ts')).showLetters(notation, select);
  const kept = recall('notation');
  const asked = parseNotation(location.search).asked ?? notations.find((notation) => notation === kept);
  if (asked && asked !== 'article') show(asked);
  select.addEventListener('change', () => show(select.value as Notation));
  select.disabled = false;
}
