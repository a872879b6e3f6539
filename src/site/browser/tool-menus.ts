import { onKey } from './keys.ts';

/** Escape closes the menu of tools in which the focus is, and leads back to its head; an open dialog or hint takes it first. */
export function toolMenus(): void {
  onKey(document, ({ key, target }) => {
    if (key !== 'Escape' || !(target instanceof Element) || target.closest('dialog')) return;
    const menu = target.closest<HTMLDetailsElement>('details.tools[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
