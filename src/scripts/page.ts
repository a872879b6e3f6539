/** What every page does with scripts: colours, a language switch that keeps the place, copying, citing, hints. */
import { citeDialogs } from './cite.ts';
import { copyButtons } from './copy.ts';
import { hints } from './hints.ts';
import { linkedRun } from './linked.ts';
import { searchButton } from './open-search.ts';
import { keepPlace } from './place.ts';
import { themeSwitch } from './theme.ts';

themeSwitch();
keepPlace();
copyButtons();
citeDialogs();
hints();
linkedRun();
searchButton();

// A box that scrolls sideways must be reachable with the keyboard; one that does not must not be a stop.
for (const box of document.querySelectorAll<HTMLElement>('.equation, .scroller')) {
  new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }).observe(box);
}
