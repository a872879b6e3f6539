/** Sets the formulas of a page in other letters: those that are there, and those that cards and derivations bring later. */
import { printNotation } from '../../address.ts';
import { inLetters, type NetworkLetters } from '../../formula/letters.ts';
import type { Notation } from '../../formula/notations.ts';
import { renderTex } from '../text/tex.ts';
import { markupNodes } from './markup-nodes.ts';
import { remember } from './storage.ts';

interface Original {
  readonly tex: string;
  readonly nodes: readonly Node[];
  /** What the formula speaks of where it does not say so itself. */
  readonly around: NetworkLetters | undefined;
}
const originals = new WeakMap<Element, Original>();
let letters: Notation = 'article';
let keptTitle = '';
let watching = false;

/** A formula is drawn once more beside its TeX where screen readers read the TeX. */
const readBeside = (formula: Element): Element | null => {
  const beside = formula.parentElement?.previousElementSibling;
  return beside?.matches('.visually-hidden') ? beside : null;
};

function originalOf(formula: Element): Original | undefined {
  const known = originals.get(formula);
  if (known) return known;
  const tex = formula.querySelector('annotation')?.textContent ?? readBeside(formula)?.textContent;
  if (!tex || formula.closest('[data-all-letters]')) return undefined;
  const around = formula.closest<HTMLElement>('[data-network]')?.dataset.network as NetworkLetters | '' | undefined;
  const original = { tex, nodes: [...formula.childNodes], around: around || undefined };
  originals.set(formula, original);
  return original;
}

/** The formula in the letters asked for; undefined where they depend on the network and nothing says which it is. */
function rewritten({ tex, around }: Original): string | undefined {
  if (around) return inLetters(tex, letters, around);
  const [rnn, lstm] = (['rnn', 'lstm'] as const).map((network) => inLetters(tex, letters, network));
  return rnn === lstm ? rnn : undefined;
}

function set(formula: Element): void {
  const original = originalOf(formula);
  if (!original) return;
  const tex = rewritten(original);
  if (tex === undefined) formula.setAttribute('title', keptTitle);
  else formula.removeAttribute('title');
  if (tex === undefined || tex === original.tex) {
    formula.replaceChildren(...original.nodes);
    return;
  }
  const display = formula.closest('.katex-display') !== null;
  const drawn = markupNodes(renderTex(tex, display)).querySelector('.katex');
  const spoken = formula.querySelector('annotation') !== null;
  formula.replaceChildren(...[...(drawn?.childNodes ?? [])].filter((_, i) => spoken || i > 0));
  const beside = spoken ? null : readBeside(formula);
  if (beside) beside.textContent = tex;
}

/** Milliseconds of work before the page may paint and listen again. */
const SLICE = 12;
let queue: Element[] = [];
let running = false;

async function work(): Promise<void> {
  if (running) return;
  running = true;
  let since = performance.now();
  for (let formula = queue.shift(); formula; formula = queue.shift()) {
    try {
      if (formula.isConnected) set(formula);
    } catch {
      // It cannot be set in these letters, and stays as it is.
    }
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  running = false;
}

const formulasIn = (element: Element): Element[] => [
  ...(element.matches('.katex') ? [element] : []),
  ...element.querySelectorAll('.katex'),
];

/** Sets the page in these letters. The choice is kept in the address, so that a link has it, and for other pages in storage. */
export function showLetters(notation: Notation, select: HTMLSelectElement): void {
  remember('notation', notation === 'article' ? undefined : notation);
  select.value = notation;
  const { pathname, search, hash } = location;
  history.replaceState(history.state, '', `${pathname}${printNotation(notation, search)}${hash}`);
  [letters, keptTitle] = [notation, select.dataset.kept ?? ''];
  queue = formulasIn(document.body);
  work();
  if (watching) return;
  watching = true;
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
    const fresh = added.flatMap(formulasIn).filter((formula) => !originals.has(formula));
    if (letters === 'article' || fresh.length === 0) return;
    queue.push(...fresh);
    work();
  }).observe(document.body, { childList: true, subtree: true });
}
