/** The colour switch. `public/theme.js` applies the stored choice before the first paint. */
import { remember } from './storage.ts';

export function themeSwitch(): void {
  const root = document.documentElement;
  const current = root.dataset.theme ?? 'system';
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="theme"]')) {
    input.checked = input.value === current;
    input.addEventListener('change', () => {
      const theme = input.value === 'system' ? undefined : input.value;
      remember('theme', theme);
      if (theme) root.dataset.theme = theme;
      else delete root.dataset.theme;
    });
  }
  for (const fieldset of document.querySelectorAll<HTMLFieldSetElement>('fieldset.theme')) fieldset.disabled = false;
}
