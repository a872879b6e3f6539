/** In a frame: keeps the language that `?lang=` names. A name that is none of ours leaves both. */
import { scrollBoxes } from './scroll.ts';

scrollBoxes();

const tongues = [...document.querySelectorAll<HTMLElement>('[data-tongue]')];
const asked = new URLSearchParams(location.search).get('lang')?.slice(0, 2).toLowerCase();
const chosen = tongues.find(({ dataset }) => dataset.tongue === asked);
if (chosen) {
  for (const tongue of tongues) tongue.hidden = tongue !== chosen;
  document.documentElement.lang = chosen.lang;
}
