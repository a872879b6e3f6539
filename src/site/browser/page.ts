/**
 * What every page does with scripts: colours, the reading mode, a language switch that keeps the place, copying, citing, hints.
 * A button of the page is `disabled` in the HTML; each part switches its own on once it listens, so that no press is lost.
 */
import { citeDialogs } from './cite.ts';
import { copyButtons } from './copy.ts';
import { counterparts } from './counterpart.ts';
import { hints } from './hints.ts';
import { whenIdle } from './idle.ts';
import { keepPlace } from './keep-place.ts';
import { noticeMissingRun } from './notice.ts';
import { keepOffline } from './offline.ts';
import { turnGently } from './page-transition.ts';
import { readingMode } from './reading-mode.ts';
import { scrollBoxes } from './scroll.ts';
import { searchButton } from './search-button.ts';
import { themeSwitch } from './theme.ts';

themeSwitch();
readingMode();
keepPlace();
turnGently();
counterparts();
copyButtons();
citeDialogs();
hints();
noticeMissingRun();
searchButton();
keepOffline();
// It looks at every box of the page.
whenIdle(scrollBoxes);
