/** The training race: settings, the controls of the race, its live picture and its state. */
import { useEffect, useState } from 'preact/hooks';
import type { Values } from '../../explorers/explorer.ts';
import { pictureOf } from '../../explorers/plots/index.ts';
import type { Picture } from '../../explorers/plots/picture.ts';
import type { RaceValues } from '../../explorers/race.ts';
import { initialValues } from '../../explorers/values.ts';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import type { ExplorerProps } from './Explorer.tsx';
import { Actions } from './explorer/Actions.tsx';
import { Controls } from './explorer/Controls.tsx';
import { Data } from './explorer/Data.tsx';
import { Live } from './explorer/Live.tsx';
import { Problems } from './explorer/Problems.tsx';
import { explorerNumber } from './explorer/texts.ts';
import { useAddress } from './explorer/useAddress.ts';
import { useRace } from './explorer/useRace.ts';

interface Props extends ExplorerProps {
  readonly race: (typeof en)['race'];
}

export default function TrainingRace(props: Props) {
  const { lang, strings, race: said, id, title, parameters, legend, children, numbers } = props;
  const texts = { lang, strings };
  const [picture, setPicture] = useState<Picture<unknown>>();
  const [alive, setAlive] = useState(false);
  const { data, state, start, cancel, pause, resume, step } = useRace();
  const begin = (values: Values, paused = false) => {
    void pictureOf(id).then((loaded) => setPicture(() => loaded));
    start(values as RaceValues, paused);
  };
  // A link to a race runs it.
  const address = useAddress(id, parameters, (values) => begin(values));
  const { values } = address;
  const live = picture && data;
  const on = state.is === 'starting' || state.is === 'running' || state.is === 'paused';
  const words = {
    built: said.built,
    starting: '',
    running: fill(said.running, { speed: Math.round(state.speed) }),
    paused: said.paused,
    done: fill(said.done, { speed: Math.round(state.speed) }),
    cancelled: said.cancelled,
    failed: fill(said.failed, { message: state.message }),
  }[state.is];
  useEffect(() => setAlive(true), []);

  return (
    <div class="explorer-body" data-explorer={id} data-state={state.is} data-live={live ? 'true' : 'false'}>
      <fieldset class="explorer-controls" aria-label={fill(strings.controls, { title })} disabled={!alive || on}>
        <Controls
          {...{ parameters, values, texts }}
          prefix={`explorer-${id}`}
          onChange={(name, value) => address.change({ ...values, [name]: value })}
        />
      </fieldset>
      <Problems {...{ parameters, texts }} problems={address.problems} onDismiss={address.dismiss} />
      <fieldset class="explorer-actions explorer-race" aria-label={said.controls}>
        <button
          type="button"
          class="explorer-main"
          disabled={!alive}
          onClick={() =>
            state.is === 'running' || state.is === 'starting'
              ? pause()
              : state.is === 'paused'
                ? resume()
                : begin(values)
          }
        >
          {state.is === 'running' || state.is === 'starting'
            ? said.pause
            : state.is === 'paused'
              ? said.resume
              : said.start}
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
      {legend}
      {live ? (
        <>
          <Live {...{ picture, data, texts }} />
          <p class="explorer-says">{picture.says(data, { lang, number: explorerNumber })}</p>
        </>
      ) : (
        children
      )}
      <Actions
        {...{ id, title, texts, alive }}
        files={Boolean(live)}
        current={async () => (live ? { picture, data } : undefined)}
        onReset={() => {
          if (on) cancel();
          address.change(initialValues(parameters));
        }}
        onLink={address.write}
      />
      <Data
        {...{ texts, title }}
        table={live ? () => picture.table(data, { lang, number: explorerNumber }) : undefined}
        built={numbers}
      />
    </div>
  );
}
