/** Links that reopen a run: what they carry, and what of it can be used. A value that cannot is left out and said. */

import type { RunOptions } from '../../../check/options.ts';
import { type Limits, limits, parseWhole } from '../../../check/options.ts';
import type { Earned, Report } from '../../../check/report.ts';
import { type Ranges, type Typed, typed } from './settings.ts';

/** What the sender saw. */
export interface Promised {
  readonly digest: string;
  readonly earned?: Earned;
  /** The release of the site that it was made with. */
  readonly release?: string;
}

export interface Linked {
  readonly given: Typed;
  readonly promised?: Promised;
  /** What the address says that cannot be used, as it stands there, and the range needed where it is a number's. */
  readonly ignored: readonly { readonly name: string; readonly text: string; readonly needed?: Limits }[];
}

const earned: Readonly<Record<Earned, true>> = {
  holds: true,
  conditional: true,
  corrected: true,
  added: true,
  hypothesis: true,
  false: true,
  inconclusive: true,
  failed: true,
};

/** Names with a dot are an explorer's; `view` is the reading mode. */
const isOthers = (name: string): boolean => name.includes('.') || name === 'view';

/** The query of a link that reopens this very run, with what it came to; what `query` says of others stays. */
export function toQuery({ claim, seed, cases, sizes, digest, earned }: Report, release: string, query: string): string {
  const own = Object.entries({ run: claim, seed, cases, ...sizes, verdict: earned, digest, release });
  const others = [...new URLSearchParams(query)].filter(([name]) => isOthers(name));
  return `?${new URLSearchParams([...own.map(([name, value]) => [name, String(value)]), ...others])}`;
}

/** What a link asks of this claim; undefined if it speaks of another claim or of none. */
export function fromQuery(query: string, claim: string, fallback: RunOptions, sizes: Ranges): Linked | undefined {
  const asked = new URLSearchParams(query);
  if (asked.get('run') !== claim) return undefined;
  const ranges: Ranges = { seed: limits.seed, cases: limits.cases, ...sizes };
  const given: Record<string, string> = { ...typed(fallback) };
  const ignored: { name: string; text: string; needed?: Limits }[] = [];
  for (const [name, text] of asked) {
    if (isOthers(name) || ['run', 'verdict', 'digest', 'release'].includes(name)) continue;
    if (!Object.hasOwn(ranges, name)) {
      ignored.push({ name, text });
      continue;
    }
    try {
      given[name] = String(parseWhole(name, text.normalize('NFKC'), ranges[name]));
    } catch {
      ignored.push({ name, text, needed: ranges[name] });
    }
  }
  // Of a run that is not the sender's, nothing was promised.
  const another = ignored.some(({ needed }) => needed);
  const said = (name: string, works: (text: string) => boolean): string | undefined => {
    const text = asked.get(name);
    if (text === null || works(text)) return text ?? undefined;
    ignored.push({ name, text });
    return undefined;
  };
  const digest = said('digest', (text) => /^[0-9a-f]{16}$/.test(text));
  const verdict = said('verdict', (text) => Object.hasOwn(earned, text)) as Earned | undefined;
  const release = said('release', (text) => /^\d+\.\d+\.\d+[\w.+-]{0,30}$/.test(text));
  if (!digest || another) return { given, ignored };
  return { given, ignored, promised: { digest, ...(verdict && { earned: verdict }), ...(release && { release }) } };
}
