/** Changing the language keeps the block that the reader looks at, and what the address says of the reading mode. */
import { remember } from './store.ts';

/** The last block that starts above the middle of the upper half of the window; none at the top of the page. */
function blockInView(): string {
  const blocks = document.querySelectorAll<HTMLElement>('#text > [id], #text > .claim');
  let found = '';
  for (const block of blocks) {
    if (block.getBoundingClientRect().top > innerHeight / 4) break;
    found = block.id;
  }
  return scrollY > 0 && found ? `#${found}` : '';
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
