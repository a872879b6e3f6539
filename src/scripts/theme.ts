/** The colour switch. `public/theme.js` applies the stored choice before the first paint. */
import { remember } from './store.ts';

export function themeSwitch(): void {
  const root = document.documentElement;
  const choose = ({ value }: HTMLInputElement) => {
    const theme = value === 'system' ? undefined : value;
    remember('theme', theme);
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[name="theme"]')];
  // One that was chosen before this script came stays chosen.
  const early = inputs.find(({ checked }) => checked);
  if (early) choose(early);
  const current = root.dataset.theme ?? 'system';
  for (const input of inputs) {
    input.checked = input.value === current;
    input.addEventListener('change', () => choose(input));
  }
}
