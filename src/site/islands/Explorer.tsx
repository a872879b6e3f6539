/** An explorer's controls; the first picture is the build's, and the worker computes every other. */
import { useState } from 'preact/hooks';
import type { NumberParameter, Values } from '../../explorers/explorer.ts';
import { pictureOf } from '../../explorers/plots/index.ts';
import type { Picture } from '../../explorers/plots/picture.ts';
import { fill } from '../text/strings.ts';
import { type ExplorerProps, Frame } from './explorer/Frame.tsx';
import { useAddress } from './explorer/useAddress.ts';
import { useExplore } from './explorer/useExplore.ts';
import { WalkBar } from './explorer/WalkBar.tsx';

interface Props extends ExplorerProps {
  /** In place of the worker's computation. */
  readonly compute?: ((values: Values) => Promise<unknown>) | undefined;
}

export default function Explorer({ compute, ...explorer }: Props) {
  const { id, strings, parameters, walks, title } = explorer;
  const [playing, setPlaying] = useState(false);
  const [picture, setPicture] = useState<Picture<unknown>>();
  const { data, failure, ask } = useExplore(id, compute);
  const address = useAddress(id, parameters, (values) => void update(values));

  /** Resolves with what is shown, once it is up to date. */
  async function update(next = address.values) {
    const [loaded, computed] = await Promise.all([pictureOf(id), ask(next)]);
    setPicture(() => loaded);
    return computed === undefined ? undefined : { picture: loaded, data: computed };
  }
  const change = (next: Values) => {
    address.change(next);
    void update(next);
  };
  return (
    <Frame
      {...{ explorer, address }}
      shown={picture && data !== undefined ? { picture, data } : undefined}
      announced={!playing}
      onChange={(next) => {
        setPlaying(false);
        change(next);
      }}
      current={() => update()}
    >
      {(alive) => (
        <>
          {walks !== undefined && (
            <WalkBar
              {...{ alive, playing }}
              said={strings.walk}
              label={fill(strings.walk.controls, { title })}
              taken={address.values[walks] as number}
              last={(parameters[walks] as NumberParameter).high}
              onPlay={setPlaying}
              onStep={(taken) => change({ ...address.values, [walks]: taken })}
            />
          )}
          {failure !== undefined && (
            <p class="explorer-problem" role="alert">
              {fill(strings.failed, { message: failure })}{' '}
              <button type="button" onClick={() => void update()}>
                {strings.retry}
              </button>
            </p>
          )}
        </>
      )}
    </Frame>
  );
}
