/** Changing the language keeps the block that the reader looks at, and what the address says of the reading mode. */
import { remember } from './store.ts';

/** The first block that is not wholly above where a link's target comes to stand; none at the top of the page. */
function blockInView(): string {
  if (scrollY === 0) return '';
  const blocks = [...document.querySelectorAll<HTMLElement>('#text > [id]')];
  const line = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).scrollMarginTop);
  const block = blocks.find((candidate) => candidate.getBoundingClientRect().bottom > line(candidate));
  return block ? `#${block.id}` : '';
}

export function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]')) {
    link.addEventListener('click', () => {
      remember('language', link.dataset.language);
      link.hash = blockInView();
      link.search = location.search;
    });
  }
}
