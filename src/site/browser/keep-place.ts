/** Keeps the block in view and the query string when the reader changes the language or the reading mode. */
import { printView } from '../../address.ts';
import { remember } from './storage.ts';

/** The first block that ends below the scroll margin, as `#id`; empty at the top of the page. */
function blockInView(): string {
  if (scrollY === 0) return '';
  // Margin notes stand beside the blocks that follow them, so they do not count.
  const blocks = [...document.querySelectorAll<HTMLElement>('#text > [id]:not(.counterpart-panel, .margin-note)')];
  const line = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).scrollMarginTop);
  // Rounding can place the end of a block a fraction of a pixel below the start of the next.
  const block = blocks.find((candidate) => candidate.getBoundingClientRect().bottom > line(candidate) + 1);
  return block ? `#${block.id}` : '';
}

export function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a:is([data-language], [data-view])')) {
    link.addEventListener('click', () => {
      if (link.dataset.language) remember('language', link.dataset.language);
      link.hash = blockInView();
      link.search = link.dataset.view ? printView(undefined, location.search) : location.search;
    });
  }
}
