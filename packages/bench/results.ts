/** What a whole run of `npm run bench` found, as it is kept in results/. */
import type { InBrowser } from './browser.ts';
import type { Claims } from './claims.ts';
import type { Race } from './race.ts';
import type { Scaling } from './scaling.ts';
import type { Workers } from './workers.ts';

export interface Results {
  readonly date: string;
  readonly processor: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly races: readonly Race[];
  readonly workers: readonly Workers[];
  readonly scaling: readonly Scaling[];
  readonly claims: Claims;
  readonly browser?: InBrowser;
}
