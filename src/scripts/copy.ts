/** Buttons that copy what stands beside them, and say whether they did. */
const claimMath = (button: Element) => button.closest('.claim')?.querySelector('.equation.true math');

/** The equation alone, as another page can take it: without the TeX that KaTeX leaves in it. */
function mathml(button: Element): string | undefined {
  const math = claimMath(button)?.cloneNode(true) as Element | undefined;
  math?.querySelector('annotation')?.remove();
  return math && new XMLSerializer().serializeToString(math);
}

const sources: Record<string, (button: Element) => string | null | undefined> = {
  text: (button) => button.closest('figure')?.querySelector('pre')?.textContent,
  tex: (button) => claimMath(button)?.querySelector('annotation')?.textContent,
  mathml,
};

export function copyButtons(): void {
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    const group = button?.closest<HTMLElement>('[data-copies]');
    if (!button || !group) return;
    const status = [...group.querySelectorAll('[role="status"]')].find((one) => one.closest('[data-copies]') === group);
    if (!status) return;
    try {
      await navigator.clipboard.writeText(sources[button.dataset.copy ?? '']?.(button) ?? '');
      status.textContent = group.dataset.copied ?? '';
    } catch {
      status.textContent = group.dataset.failed ?? '';
    }
    setTimeout(() => {
      status.textContent = '';
    }, 2000);
  });
}
