/**
 * A formula is in the page twice, as MathML for screen readers and as drawn letters. What a reader copies has it once: as TeX
 * in plain text, as MathML in HTML. A selection that begins or ends inside a formula is widened to all of it.
 */
const formulaAt = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('.katex') ?? null;

/** Elements that end a line of text. */
const blocks = 'p, li, dt, dd, h1, h2, h3, h4, tr, figcaption, caption, pre, blockquote, .equation, .katex-display, br';
/** What a selection does not show, and buttons. */
const unseen = 'button, .visually-hidden, .tip, [hidden], script, style, template';

/** The text of a fragment whose formulas are replaced, with a line for each block. */
function textOf(fragment: DocumentFragment): string {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest('pre')) text.data = text.data.replace(/\s+/g, ' ');
  }
  for (const block of fragment.querySelectorAll(blocks)) block.after(block.matches('li, tr, br') ? '\n' : '\n\n');
  const text = fragment.textContent ?? '';
  return text
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The two forms of what is selected; undefined where it has no formula. */
export function copied(range: Range): { text: string; html: string } | undefined {
  const whole = range.cloneRange();
  const [first, last] = [formulaAt(range.startContainer), formulaAt(range.endContainer)];
  if (first) whole.setStartBefore(first);
  if (last) whole.setEndAfter(last);
  const fragment = whole.cloneContents();
  for (const element of fragment.querySelectorAll(unseen)) element.remove();
  const formulas = [...fragment.querySelectorAll('.katex')];
  if (formulas.length === 0) return undefined;
  const texts = formulas.map((formula) => {
    const tex = formula.querySelector('annotation')?.textContent ?? formula.textContent ?? '';
    const math = formula.querySelector('math');
    if (math) formula.replaceChildren(math);
    return formula.closest('.katex-display') ? `$$${tex}$$` : `$${tex}$`;
  });
  const page = document.createElement('div');
  page.append(fragment.cloneNode(true));
  for (const [i, formula] of formulas.entries()) formula.replaceWith(texts[i]);
  return { text: textOf(fragment), html: page.innerHTML };
}

export function copyFormulas(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !event.clipboardData) return;
    const forms = copied(selection.getRangeAt(0));
    if (!forms) return;
    event.clipboardData.setData('text/plain', forms.text);
    event.clipboardData.setData('text/html', forms.html);
    event.preventDefault();
  });
}
