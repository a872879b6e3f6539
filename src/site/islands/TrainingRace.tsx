/** An explorer that trains: settings, the controls of the race, its live picture and its state. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Values } from '../../explorers/explorer.ts';
import { pictureOf } from '../../explorers/plots/index.ts';
import type { Picture } from '../../explorers/plots/picture.ts';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { type ExplorerProps, Frame } from './explorer/Frame.tsx';
import { useAddress } from './explorer/useAddress.ts';
import { useRace } from './explorer/useRace.ts';

export interface RaceProps extends ExplorerProps {
  readonly race: (typeof en)['race'];
  /** What else is to be said at the end of a race with these values. */
  readonly conclude?: (values: Values, data: unknown) => Promise<string>;
}

export default function TrainingRace({ race: said, conclude, ...explorer }: RaceProps) {
  const { id, parameters } = explorer;
  const [picture, setPicture] = useState<Picture<unknown>>();
  const { data, state, start, cancel, pause, resume, step } = useRace(id);
  const [conclusion, setConclusion] = useState('');
  /** Counts the changes of what a conclusion is about: one that comes late must not stand under other settings. */
  const about = useRef(0);
  const forget = () => {
    about.current++;
    setConclusion('');
  };
  const begin = (values: Values, paused = false) => {
    void pictureOf(id).then((loaded) => setPicture(() => loaded));
    forget();
    start(values, paused);
  };
  // A link to a race runs it.
  const address = useAddress(id, parameters, (values) => begin(values));
  const { values } = address;
  useEffect(() => {
    const asked = about.current;
    if (state.is === 'done' && conclude)
      void conclude(values, data).then((said) => asked === about.current && setConclusion(said));
  }, [state.is]);
  const shown = picture && data !== undefined ? { picture, data } : undefined;
  const running = state.is === 'starting' || state.is === 'running';
  const on = running || state.is === 'paused';
  const [main, act] = running ? [said.pause, pause] : on ? [said.resume, resume] : [said.start, () => begin(values)];
  const words = {
    built: said.built,
    starting: '',
    running: fill(said.running, { speed: Math.round(state.speed) }),
    paused: said.paused,
    done: fill(said.done, { speed: Math.round(state.speed) }),
    cancelled: said.cancelled,
    failed: fill(said.failed, { message: state.message }),
  }[state.is];

  return (
    <Frame
      {...{ explorer, address, shown }}
      state={state.is}
      locked={on}
      files={Boolean(shown)}
      onChange={(next) => {
        if (on) cancel();
        forget();
        address.change(next);
      }}
      current={async () => shown}
    >
      {(alive) => (
        <>
          <fieldset class="explorer-actions explorer-race" aria-label={said.controls}>
            <button type="button" class="explorer-main" disabled={!alive} onClick={() => void act()}>
              {main}
            </button>
            <button
              type="button"
              disabled={!alive}
              onClick={() => {
                if (!on) begin(values, true);
                step();
              }}
            >
              {said.step}
            </button>
            <button type="button" disabled={!on} onClick={cancel}>
              {said.cancel}
            </button>
            <span class="explorer-state">{words}</span>
          </fieldset>
          <p class="visually-hidden" role="status">
            {state.is === 'built' || state.is === 'running' ? '' : words}
          </p>
          {conclude && (
            <p class="explorer-conclusion" role="status">
              {conclusion}
            </p>
          )}
        </>
      )}
    </Frame>
  );
}
