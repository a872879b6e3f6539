/**
 * The script of every page: colours, reading mode, language switch, copying, citing, hints, search, offline. Buttons are
 * `disabled` in the HTML; each part enables its own once it listens, so that no press is lost.
 */
import { citeDialogs } from './cite.ts';
import { copyButtons } from './copy.ts';
import { copyFormulas } from './copy-formulas.ts';
import { counterparts } from './counterpart.ts';
import { derivations } from './derivations.ts';
import { hints } from './hints.ts';
import { whenIdle } from './idle.ts';
import { keepPlace } from './keep-place.ts';
import { meantPlace } from './meant.ts';
import { noticeMissingFiles } from './missing-files.ts';
import { notationSwitch } from './notation.ts';
import { noticeMissingRun } from './notice.ts';
import { keepOffline } from './offline.ts';
import { turnGently } from './page-transition.ts';
import { readingMode } from './reading-mode.ts';
import { scrollBoxes } from './scroll.ts';
import { searchButton } from './search-button.ts';
import { themeSwitch } from './theme.ts';
import { toolMenus } from './tool-menus.ts';

noticeMissingFiles();
themeSwitch();
readingMode();
notationSwitch();
keepPlace();
turnGently();
counterparts();
copyButtons();
copyFormulas();
citeDialogs();
toolMenus();
derivations();
hints();
noticeMissingRun();
meantPlace();
searchButton();
keepOffline();
// Measures every scrollable box of the page, so it waits until the browser is idle.
whenIdle(() => scrollBoxes());
