/** An explorer's controls; the first picture is the build's, and the worker computes every other. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Parameters } from '../../explorers/explorer.ts';
import { pictureOf } from '../../explorers/plots/index.ts';
import type { Picture } from '../../explorers/plots/picture.ts';
import { initialValues } from '../../explorers/values.ts';
import { fill } from '../text/strings.ts';
import { Actions } from './explorer/Actions.tsx';
import { Controls } from './explorer/Controls.tsx';
import { Data } from './explorer/Data.tsx';
import { Live } from './explorer/Live.tsx';
import { Problems } from './explorer/Problems.tsx';
import { type ExplorerTexts, explorerNumber } from './explorer/texts.ts';
import { useAddress } from './explorer/useAddress.ts';
import { useExplore } from './explorer/useExplore.ts';

export interface ExplorerProps extends ExplorerTexts {
  readonly id: string;
  readonly title: string;
  readonly parameters: Parameters;
  /** From the build, as HTML: the picture at both widths with its sentence, its legend and its numbers. */
  readonly children?: ComponentChildren;
  readonly legend?: ComponentChildren;
  readonly numbers?: ComponentChildren;
}

export default function Explorer({ lang, strings, id, title, parameters, legend, children, numbers }: ExplorerProps) {
  const texts = { lang, strings };
  const [picture, setPicture] = useState<Picture<unknown>>();
  const [alive, setAlive] = useState(false);
  const { data, failure, ask } = useExplore(id);
  const address = useAddress(id, parameters, (values) => void update(values));
  const { values } = address;
  const live = picture && data !== undefined;

  /** Gives what is shown then, once it is up to date. */
  async function update(next = values) {
    const [loaded, computed] = await Promise.all([pictureOf(id), ask(next)]);
    setPicture(() => loaded);
    return computed === undefined ? undefined : { picture: loaded, data: computed };
  }
  const change = (next: typeof values) => {
    address.change(next);
    void update(next);
  };
  useEffect(() => setAlive(true), []);

  return (
    <div class="explorer-body" data-explorer={id} data-live={live ? 'true' : 'false'}>
      {/* No form: when a page has come, Chromium goes through all of them before it answers. */}
      <fieldset class="explorer-controls" aria-label={fill(strings.controls, { title })} disabled={!alive}>
        <Controls
          {...{ parameters, values, texts }}
          prefix={`explorer-${id}`}
          onChange={(name, value) => change({ ...values, [name]: value })}
        />
      </fieldset>
      <Problems {...{ parameters, texts }} problems={address.problems} onDismiss={address.dismiss} />
      {failure !== undefined && (
        <p class="explorer-problem" role="alert">
          {fill(strings.failed, { message: failure })}{' '}
          <button type="button" onClick={() => void update()}>
            {strings.retry}
          </button>
        </p>
      )}
      {legend}
      {live ? (
        <>
          <Live {...{ picture, data, texts }} />
          <p class="explorer-says" role="status">
            {picture.says(data, { lang, number: explorerNumber })}
          </p>
        </>
      ) : (
        children
      )}
      <Actions
        {...{ id, title, texts, alive }}
        current={() => update()}
        onReset={() => change(initialValues(parameters))}
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
