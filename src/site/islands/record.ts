/** The record of the training runs, fetched once a page when it is first needed. */
import type { Trials } from '../../explorers/plots/recorded.ts';

let known: Promise<Trials> | undefined;

/** Rejects with an Error that has the address and the status; the next call asks again. */
export function recordAt(address: string): Promise<Trials> {
  known ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<Trials>;
  });
  known.catch(() => {
    known = undefined;
  });
  return known;
}
