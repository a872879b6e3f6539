/** Shows the language that `?lang=` names. An unknown language leaves both visible, with a message in both. */
import { parseLanguage } from '../../address.ts';
import { scrollBoxes } from './scroll.ts';

scrollBoxes();

const tongues = [...document.querySelectorAll<HTMLElement>('[data-tongue]')];
const { asked, problem } = parseLanguage(location.search);
const chosen = tongues.find(({ dataset }) => dataset.tongue === asked);
if (chosen) {
  for (const tongue of tongues) tongue.hidden = tongue.lang !== chosen.lang;
  document.documentElement.lang = chosen.lang;
} else if (problem)
  for (const notice of document.querySelectorAll<HTMLElement>('[data-says]')) {
    notice.textContent = (notice.dataset.says ?? '').replace('{value}', () => problem.text.slice(0, 40));
    notice.hidden = false;
  }
