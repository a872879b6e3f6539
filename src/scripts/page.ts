/** What every page does with scripts: colours, the reading mode, a language switch that keeps the place, copying, citing, hints. */
import { citeDialogs } from './cite.ts';
import { copyButtons } from './copy.ts';
import { counterparts } from './counterpart.ts';
import { hints } from './hints.ts';
import { whenIdle } from './idle.ts';
import { linkedRun } from './linked.ts';
import { keepOffline } from './offline.ts';
import { searchButton } from './open-search.ts';
import { keepPlace } from './place.ts';
import { scrollBoxes } from './scroll.ts';
import { themeSwitch } from './theme.ts';
import { turnGently } from './turn.ts';
import { readingMode } from './view.ts';

themeSwitch();
readingMode();
keepPlace();
turnGently();
counterparts();
copyButtons();
citeDialogs();
hints();
linkedRun();
searchButton();
keepOffline();
// What was pressed until now (`public/theme.js`).
document.dispatchEvent(new Event('listening'));
// It looks at every box of the page.
whenIdle(scrollBoxes);
