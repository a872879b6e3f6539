/** Changing the language or the reading mode keeps the block that the reader looks at, and what the address asks for. */
import { printView } from '../../address.ts';
import { remember } from './storage.ts';

/** The first block that is not wholly above where a link's target comes to stand; none at the top of the page. */
function blockInView(): string {
  if (scrollY === 0) return '';
  // A note in the margin stands beside the blocks that follow it.
  const blocks = [...document.querySelectorAll<HTMLElement>('#text > [id]:not(.counterpart-panel, .margin-note)')];
  const line = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).scrollMarginTop);
  // A block that ends where the next begins may end a fraction of a pixel below it.
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
