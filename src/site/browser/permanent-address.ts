/** A link to a run through a permanent address: what the address asks for goes on to the page in either language. */
import { scrollBoxes } from './scroll.ts';

scrollBoxes();

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-onward]')) link.search = location.search;
