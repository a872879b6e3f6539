/** In a frame: keeps the language that `?lang=` names. A name that is none of ours leaves both, and that is said in both. */
import { scrollBoxes } from './scroll.ts';

scrollBoxes();

const tongues = [...document.querySelectorAll<HTMLElement>('[data-tongue]')];
const asked = new URLSearchParams(location.search).get('lang');
const [primary] = (asked ?? '').toLowerCase().split(/[-_]/);
const chosen = tongues.find(({ dataset }) => dataset.tongue === primary);
if (chosen) {
  for (const tongue of tongues) tongue.hidden = tongue !== chosen;
  document.documentElement.lang = chosen.lang;
} else if (asked !== null)
  for (const notice of document.querySelectorAll<HTMLElement>('[data-says]')) {
    notice.textContent = (notice.dataset.says ?? '').replace('{value}', () => asked.slice(0, 40));
    notice.hidden = false;
  }
