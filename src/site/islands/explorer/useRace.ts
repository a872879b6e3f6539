/** A race and its state: before any, running, paused, at its end, cancelled, failed. */
import { useRef, useState } from 'preact/hooks';
import type { Values } from '../../../explorers/explorer.ts';
import { openRace, type RaceHandle } from '../../../worker/race-client.ts';

export interface RaceState {
  readonly is: 'built' | 'starting' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  /** Updates a second. */
  readonly speed: number;
  readonly message: string;
}

export function useRace(id: string) {
  const [data, setData] = useState<unknown>();
  const [state, setState] = useState<RaceState>({ is: 'built', speed: 0, message: '' });
  const race = useRef<RaceHandle>(undefined);

  const start = (values: Values, paused = false): void => {
    race.current?.cancel();
    setState({ is: 'starting', speed: 0, message: '' });
    race.current = openRace(id, values, paused, (news) => {
      if (news.is === 'error') return setState({ is: 'failed', speed: 0, message: news.message });
      setData(news.data);
      setState({ is: news.is, speed: news.speed, message: '' });
    });
  };
  const cancel = (): void => {
    race.current?.cancel();
    race.current = undefined;
    setState({ is: 'cancelled', speed: 0, message: '' });
  };
  return {
    data,
    state,
    start,
    cancel,
    pause: () => race.current?.pause(),
    resume: () => race.current?.resume(),
    step: () => race.current?.step(),
  };
}
