/** Links that reopen a run: what they carry, and what of it can be used. A value that cannot is left out and said. */
import { type Limits, options as limits, parseWhole } from '../../runner/options.ts';
import type { RunOptions } from '../../runner/protocol.ts';
import type { Earned, Report } from '../../runner/report.ts';
import { type Ranges, type Typed, typed } from './settings.ts';

/** What the sender saw. */
export interface Promised {
  readonly digest: string;
  readonly earned: Earned;
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

/** The query of a link that reopens this very run, with what it came to. */
export function toQuery({ claim, seed, cases, sizes, digest, earned }: Report): string {
  const pairs = Object.entries({ run: claim, seed, cases, ...sizes, verdict: earned, digest });
  return `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

/** What a link asks of this claim; undefined if it speaks of another claim or of none. */
export function fromQuery(query: string, claim: string, fallback: RunOptions, sizes: Ranges): Linked | undefined {
  const asked = new URLSearchParams(query);
  if (asked.get('run') !== claim) return undefined;
  const ranges: Ranges = { seed: limits.seed, cases: limits.cases, ...sizes };
  const given: Record<string, string> = { ...typed(fallback) };
  const ignored: { name: string; text: string; needed?: Limits }[] = [];
  for (const [name, text] of asked) {
    // Names with a dot are an explorer's; `view` is the reading mode.
    if (name.includes('.') || ['run', 'view', 'verdict', 'digest'].includes(name)) continue;
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
  const [digest, verdict] = [asked.get('digest'), asked.get('verdict')];
  const [digestWorks, verdictWorks] = [/^[0-9a-f]{16}$/.test(digest ?? ''), Object.hasOwn(earned, verdict ?? '')];
  if (digest !== null && !digestWorks) ignored.push({ name: 'digest', text: digest });
  if (verdict !== null && !verdictWorks) ignored.push({ name: 'verdict', text: verdict });
  const promised = digest && verdict && digestWorks && verdictWorks && { digest, earned: verdict as Earned };
  return { given, ignored, ...(promised && { promised }) };
}
