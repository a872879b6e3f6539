/** The cards of a page, for what looks at all of them. Islands of one page share this module. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** What has become of a card here: nothing yet, busy, or run, with or without a green verdict. */
export type Standing = 'rest' | 'busy' | 'good' | 'bad';
export type Tally = Readonly<Record<Standing, number>>;

interface Member {
  readonly standing: Standing;
  readonly run: () => void;
}

const members = new Map<string, Member>();
const watchers = new Set<() => void>();
const tell = (): void => {
  for (const watcher of watchers) watcher();
};

const none: Tally = { rest: 0, busy: 0, good: 0, bad: 0 };

function tally(): Tally {
  const count = { ...none };
  for (const { standing } of members.values()) count[standing] += 1;
  return count;
}

/** A card's side. */
export function useMember(id: string, standing: Standing, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    members.set(id, { standing, run: () => latest.current() });
    tell();
  }, [id, standing]);
  useEffect(
    () => () => {
      members.delete(id);
      tell();
    },
    [id],
  );
}

/** The other side: where the cards stand, and a way to run those that are not running. */
export function useMembers(): { readonly tally: Tally; readonly runAll: () => Promise<void> } {
  // What the server wrote comes first, however many cards live already: hydration does not mend what differs from it.
  const [now, setNow] = useState<Tally>(none);
  useEffect(() => {
    const watcher = () => setNow(tally());
    watchers.add(watcher);
    watcher();
    return () => void watchers.delete(watcher);
  }, []);
  const runAll = async () => {
    for (const { standing, run } of [...members.values()]) {
      if (standing !== 'busy') run();
      // Each card in a task of its own, so that the page can answer between two of them.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { tally: now, runAll };
}
