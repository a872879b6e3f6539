/**
 * Asks the worker, or who else computes, for one set of values at a time; while it works only the newest of those that came
 * meanwhile waits.
 */
import { useRef, useState } from 'preact/hooks';
import type { Values } from '../../../explorers/explorer.ts';
import { exploreInWorker, type JobError } from '../../../worker/client.ts';

export function useExplore(
  id: string,
  compute = (values: Values): Promise<unknown> => exploreInWorker(id, values).result,
) {
  const [data, setData] = useState<unknown>();
  const [failure, setFailure] = useState<string>();
  const waiting = useRef<Values>(undefined);
  const working = useRef<Promise<unknown>>(undefined);

  async function work(): Promise<unknown> {
    let answer: unknown;
    while (waiting.current) {
      const values = waiting.current;
      waiting.current = undefined;
      try {
        answer = await compute(values);
        setData(answer);
        setFailure(undefined);
      } catch (error) {
        answer = undefined;
        setFailure((error as JobError).message);
      }
    }
    working.current = undefined;
    return answer;
  }

  /** Resolves with the newest data once nothing waits any more; undefined when it failed. */
  const ask = (values: Values): Promise<unknown> => {
    waiting.current = values;
    working.current ??= work();
    return working.current;
  };
  return { data, failure, ask };
}
