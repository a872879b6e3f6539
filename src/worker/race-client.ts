/** The page's side of a race: one worker, which trains in time slices and reads messages between them. */
import type { Values } from '../explorers/explorer.ts';

export type RaceOrder =
  | { readonly do: 'start'; readonly id: string; readonly values: Values; readonly paused: boolean }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  /** One update of each network, then pause. */
  | { readonly do: 'step' };

export type RaceNews =
  | {
      readonly is: 'running' | 'paused' | 'done';
      readonly data: unknown;
      /** Updates per second, all networks together. */
      readonly speed: number;
    }
  | { readonly is: 'error'; readonly message: string };

export interface RaceHandle {
  pause(): void;
  resume(): void;
  step(): void;
  /** Ends the race at once; no message follows. */
  cancel(): void;
}

/** Starts the race of the explorer `id`, paused before its first update if `paused`. */
export function openRace(id: string, values: Values, paused: boolean, hear: (news: RaceNews) => void): RaceHandle {
  const worker = new Worker(new URL('./race-worker.ts', import.meta.url), { type: 'module' });
  const order = (what: RaceOrder) => worker.postMessage(what);
  worker.onmessage = ({ data }: MessageEvent<RaceNews>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    hear({ is: 'error', message: event.message ?? '' });
  };
  order({ do: 'start', id, values, paused });
  return {
    pause: () => order({ do: 'pause' }),
    resume: () => order({ do: 'resume' }),
    step: () => order({ do: 'step' }),
    cancel: () => {
      worker.onmessage = worker.onerror = null;
      worker.terminate();
    },
  };
}
