/** What every explorer has: controls, what its address asked for in vain, the picture, files and numbers. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Parameters, Values } from '../../../explorers/explorer.ts';
import { initialValues } from '../../../explorers/values.ts';
import { fill } from '../../text/strings.ts';
import { Fresh } from '../Fresh.tsx';
import { Actions, type Shown } from './Actions.tsx';
import { Controls } from './Controls.tsx';
import { DataTable } from './DataTable.tsx';
import { Live } from './Live.tsx';
import { Problems } from './Problems.tsx';
import { type ExplorerTexts, explorerNumber } from './texts.ts';
import type { useAddress } from './useAddress.ts';

export interface ExplorerProps extends ExplorerTexts {
  readonly id: string;
  readonly title: string;
  readonly parameters: Parameters;
  /** The parameter that counts the steps of a walk, if it is one. */
  readonly walks?: string | undefined;
  /** From the build, as HTML: the picture at both widths with its sentence, its legend and its numbers. */
  readonly children?: ComponentChildren;
  readonly legend?: ComponentChildren;
  readonly numbers?: ComponentChildren;
}

interface Props {
  readonly explorer: ExplorerProps;
  readonly address: ReturnType<typeof useAddress>;
  /** What is shown instead of the build's picture. */
  readonly shown: Shown | undefined;
  readonly state?: string | undefined;
  /** Whether the controls may not be changed now. */
  readonly locked?: boolean;
  /** Whether the picture's sentence is announced when it changes. */
  readonly announced?: boolean;
  /** Whether there is anything to save yet. */
  readonly files?: boolean;
  readonly onChange: (values: Values) => void;
  /** What the page shows, up to date; undefined when that failed. */
  readonly current: () => Promise<Shown | undefined>;
  /** Between the controls and the picture; told whether the island listens yet. */
  readonly children: (alive: boolean) => ComponentChildren;
}

export function Frame(props: Props) {
  const { explorer, address, shown, state, locked, announced, files, onChange, current, children } = props;
  const { lang, strings, id, title, parameters, legend, numbers } = explorer;
  const texts = { lang, strings };
  const [alive, setAlive] = useState(false);
  const [open, setOpen] = useState(false);
  // A reset also takes what was typed and could not be read.
  const [resets, setResets] = useState(0);
  useEffect(() => setAlive(true), []);
  return (
    <div class="explorer-body" data-explorer={id} data-state={state} data-live={shown ? 'true' : 'false'}>
      {/* No form: when a page has come, Chromium goes through all of them before it answers. */}
      <fieldset class="explorer-controls" aria-label={fill(strings.controls, { title })} disabled={!alive || locked}>
        <Controls
          key={resets}
          {...{ parameters, texts }}
          values={address.values}
          prefix={`explorer-${id}`}
          onChange={(name, value) => onChange({ ...address.values, [name]: value })}
        />
      </fieldset>
      <Problems {...{ parameters, texts }} problems={address.problems} onDismiss={address.dismiss} />
      {children(alive)}
      {legend}
      {shown ? (
        <>
          <Live {...shown} texts={texts} />
          <p class="explorer-says" role={announced ? 'status' : undefined}>
            <Fresh text={shown.picture.says(shown.data, { lang, number: explorerNumber })} />
          </p>
        </>
      ) : (
        explorer.children
      )}
      <Actions
        {...{ id, title, texts, alive, files, current }}
        onReset={() => {
          setResets(resets + 1);
          onChange(initialValues(parameters));
        }}
        onLink={address.write}
      />
      <details class="explorer-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{strings.data}</summary>
        {/* It scrolls, so the keyboard must reach it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <section class="explorer-table" tabIndex={0} aria-label={title}>
          {shown && open ? (
            <DataTable table={shown.picture.table(shown.data, { lang, number: explorerNumber })} texts={texts} />
          ) : (
            numbers
          )}
        </section>
      </details>
    </div>
  );
}
