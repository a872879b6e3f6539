/** What each tag of the ledger leads to: a claim, or the reason why it was withdrawn and what took its place. */
import type { Claim } from '../claims/claim.ts';
import type { Entry } from '../claims/registry.ts';
import { type Words, words } from '../proof/words.ts';

export type ClaimRecord =
  | { readonly is: 'claim'; readonly entry: Entry; readonly claim: Claim }
  | {
      readonly is: 'withdrawn';
      readonly entry: Entry;
      readonly on: string;
      readonly reason: Words;
      readonly successor?: Entry;
    };

/** One record an entry; none for an entry that stands and is not among `claims`. */
export function recordsOf(registry: readonly Entry[], claims: readonly Claim[]): readonly ClaimRecord[] {
  return registry.flatMap((entry): ClaimRecord[] => {
    const { withdrawn } = entry;
    if (withdrawn) {
      const successor = registry.find(({ id }) => id === withdrawn.successor);
      if (withdrawn.successor && !successor)
        throw new Error(`“${entry.id}” was withdrawn for “${withdrawn.successor}”, which has no tag`);
      return [{ is: 'withdrawn', entry, on: withdrawn.on, reason: withdrawn.reason, ...(successor && { successor }) }];
    }
    const claim = claims.find(({ id }) => id === entry.id);
    return claim ? [{ is: 'claim', entry, claim }] : [];
  });
}

export interface Event {
  /** Its name among the events of its claim, for ever. */
  readonly kind: string;
  /** ISO 8601 */
  readonly on: string;
  readonly what: Words;
}

/** What happened to a claim, oldest first. */
export function historyOf(record: ClaimRecord): readonly Event[] {
  const { entry } = record;
  const given: Event = {
    kind: 'given',
    on: entry.since,
    what: words(`Stated and checked; tag ${entry.tag} given.`, `写出并检验；授予标签 ${entry.tag}。`),
  };
  const note = record.is === 'claim' ? record.claim.note : undefined;
  const withdrawn = record.is === 'withdrawn' ? [{ kind: 'withdrawn', on: record.on, what: record.reason }] : [];
  return [
    given,
    ...(note ? [{ kind: 'note', on: entry.since, what: note }] : []),
    ...(entry.changes ?? []).map((change, i) => ({ kind: `change-${i + 1}`, ...change })),
    ...withdrawn,
  ];
}
