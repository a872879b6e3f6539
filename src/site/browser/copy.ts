/** Buttons that copy the text beside them and report success or failure. */
const claimMath = (button: Element) => button.closest('.claim')?.querySelector('.equation.true math');

/** The MathML of an equation without KaTeX's TeX annotation, for pasting into another page. */
function mathml(button: Element): string | undefined {
  const math = claimMath(button)?.cloneNode(true) as Element | undefined;
  math?.querySelector('annotation')?.remove();
  return math && new XMLSerializer().serializeToString(math);
}

/** Fallback where the clipboard is blocked: a selected text field. It is removed when it loses focus. */
function offer(text: string, label: string, status: Element): void {
  const field = document.createElement('textarea');
  field.className = 'by-hand';
  field.readOnly = true;
  field.rows = 3;
  field.value = text;
  field.setAttribute('aria-label', label);
  field.addEventListener('blur', () => {
    field.remove();
    status.textContent = '';
  });
  status.after(field);
  field.select();
}

const sources: Record<string, (button: Element) => string | null | undefined> = {
  text: (button) => button.closest('figure')?.querySelector('pre')?.textContent,
  tex: (button) => claimMath(button)?.querySelector('annotation')?.textContent,
  mathml,
  link: (button) => button.parentElement?.querySelector<HTMLAnchorElement>('a.tag')?.href,
  value: (button) => (button as HTMLButtonElement).value,
};

export function copyButtons(): void {
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    const group = button?.closest<HTMLElement>('[data-copies]');
    if (!button || !group) return;
    const status = [...group.querySelectorAll('[role="status"]')].find((one) => one.closest('[data-copies]') === group);
    if (!status) return;
    const text = sources[button.dataset.copy ?? '']?.(button) ?? '';
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = group.dataset.copied ?? '';
      setTimeout(() => {
        status.textContent = '';
      }, 2000);
    } catch {
      status.textContent = group.dataset.failed ?? '';
      offer(text, group.dataset.byHand ?? '', status);
    }
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) button.disabled = false;
}
