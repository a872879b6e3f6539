/**
 * Shows a passage in the other language below it, when its button or (on touch screens) the passage is pressed. The other
 * language's page is fetched once, on the first press.
 */
import { otherPage } from './other-page.ts';

let twin: Promise<Document> | undefined;

/** A copy of the other page's block without its id, which must stay unique. */
async function passage(id: string, address: string): Promise<Element> {
  twin ??= otherPage(address);
  try {
    const block = (await twin).getElementById(id);
    if (!block) throw new Error(`${address} has no #${id}`);
    const copy = document.importNode(block, true);
    copy.removeAttribute('id');
    return copy;
  } catch (error) {
    twin = undefined;
    throw error;
  }
}

async function toggle(button: HTMLButtonElement): Promise<void> {
  const id = button.dataset.block ?? '';
  const language = document.querySelector<HTMLAnchorElement>('a[data-language]');
  const open = document.getElementById(`${id}-twin`);
  button.setAttribute('aria-expanded', String(!open));
  if (open || !language) return open?.remove();
  const panel = document.createElement('div');
  panel.className = 'counterpart-panel';
  panel.id = `${id}-twin`;
  try {
    const copy = await passage(id, language.pathname);
    panel.lang = language.hreflang;
    panel.append(copy);
  } catch {
    panel.setAttribute('role', 'alert');
    panel.textContent = button.dataset.failed ?? '';
  }
  // The reader closed the panel meanwhile, or pressed twice.
  if (button.getAttribute('aria-expanded') === 'false' || document.getElementById(panel.id)) return;
  document.getElementById(id)?.after(panel);
}

export function counterparts(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('button.counterpart');
  for (const button of buttons) {
    button.disabled = false;
    button.setAttribute('aria-controls', `${button.dataset.block}-twin`);
    button.addEventListener('click', () => toggle(button));
  }
  document.getElementById('text')?.addEventListener('click', (event) => {
    const touched = event instanceof PointerEvent && event.pointerType === 'touch';
    if (!touched || !(event.target instanceof Element) || !getSelection()?.isCollapsed) return;
    if (event.target.closest('a, button, input, summary, [tabindex]')) return;
    const block = event.target.closest('#text > *');
    const id = block?.id.replace(/-twin$/, '');
    const button = [...buttons].find(({ dataset }) => dataset.block === id);
    if (button) toggle(button);
  });
}
