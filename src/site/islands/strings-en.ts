/** The card's texts in English; only these keys are bundled. */
import { card, kind, size } from '../text/en.json';

export default { card, kind, size };
