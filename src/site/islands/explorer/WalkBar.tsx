/** The buttons of a walk: one step back, the step undone, the start, and all steps played one after the other. */
import { useEffect } from 'preact/hooks';
import { isComposing } from '../../browser/keys.ts';
import type { ExplorerStrings } from './texts.ts';

/** Milliseconds between two steps that are played: time to read a row. */
const pause = 1200;

interface Props {
  readonly said: ExplorerStrings['walk'];
  readonly label: string;
  readonly alive: boolean;
  /** The steps taken, and how many there are. */
  readonly taken: number;
  readonly last: number;
  readonly playing: boolean;
  readonly onPlay: (playing: boolean) => void;
  readonly onStep: (taken: number) => void;
}

export function WalkBar({ said, label, alive, taken, last, playing, onPlay, onStep }: Props) {
  const go = (next: number) => {
    onPlay(false);
    if (next >= 0 && next <= last) onStep(next);
  };
  useEffect(() => {
    if (!playing) return;
    if (taken >= last) return onPlay(false);
    const timer = setTimeout(() => onStep(taken + 1), pause);
    return () => clearTimeout(timer);
  }, [playing, taken]);
  const keys: Readonly<Record<string, number>> = { ArrowLeft: taken + 1, ArrowRight: taken - 1, Home: last, End: 0 };
  return (
    <fieldset
      class="explorer-actions explorer-race"
      aria-label={label}
      onKeyDown={(event) => {
        if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey || !Object.hasOwn(keys, event.key))
          return;
        event.preventDefault();
        go(keys[event.key]);
      }}
    >
      {/* A button that is at its end stays in the order of the keyboard, so that the focus is not lost. */}
      <button
        type="button"
        class="explorer-main"
        disabled={!alive}
        aria-disabled={taken >= last}
        onClick={() => go(taken + 1)}
      >
        {said.back}
      </button>
      <button type="button" disabled={!alive} aria-disabled={taken <= 0} onClick={() => go(taken - 1)}>
        {said.undo}
      </button>
      <button type="button" disabled={!alive} aria-disabled={taken <= 0} onClick={() => go(0)}>
        {said.start}
      </button>
      {/* Not there for readers who want no motion. */}
      <button
        type="button"
        class="walk-play"
        disabled={!alive}
        onClick={() => {
          if (!playing && taken >= last) onStep(0);
          onPlay(!playing);
        }}
      >
        {playing ? said.pause : said.play}
      </button>
      <span class="explorer-state">{said.keys}</span>
    </fieldset>
  );
}
