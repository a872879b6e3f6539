/** The card's texts in Chinese; only these keys are bundled. */
import { card, kind, size } from '../text/zh.json';

export default { card, kind, size };
