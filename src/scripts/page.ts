/** What every page does with scripts: the colour switch, and a language switch that keeps the place. */
import { keepPlace } from './place.ts';
import { themeSwitch } from './theme.ts';

themeSwitch();
keepPlace();

// A box that scrolls sideways must be reachable with the keyboard; one that does not must not be a stop.
for (const box of document.querySelectorAll<HTMLElement>('.equation, .scroller')) {
  new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }).observe(box);
}
