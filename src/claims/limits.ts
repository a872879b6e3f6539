/** What claims about limits are written with. */
import { words } from '../proof/words.ts';

export { tendsTo } from '../proof/tendsTo.ts';

type AtStep<G> = (given: G, s: number) => number;

/** A mistake in the bound of a limit, or in the distance that is held against it. */
export const wrongBound = <G>(en: string, zh: string, bound: AtStep<G>) => ({ name: words(en, zh), bound });
export const wrongDistance = <G>(en: string, zh: string, distance: AtStep<G>) => ({ name: words(en, zh), distance });
