/** Measures a reader's trained network, in a worker. */
import { useState } from 'preact/hooks';
import type { Picture } from '../../explorers/plots/picture.ts';
import type { Language } from '../../proof/words.ts';
import { lagPicture, stepsPictures } from '../../trained/plots.ts';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { Drop } from './Drop.tsx';
import { DataTable } from './explorer/DataTable.tsx';
import { save } from './explorer/download.ts';
import { Live } from './explorer/Live.tsx';
import { type ExplorerStrings, explorerNumber } from './explorer/texts.ts';
import { Fresh } from './Fresh.tsx';
import { useFiles } from './useFiles.ts';

interface Props {
  readonly lang: Language;
  readonly strings: (typeof en)['network'];
  readonly explorer: ExplorerStrings;
  /** The address of the sample. */
  readonly sample: string;
  /** Addresses of the explorers' maps, before their values. */
  readonly maps: { readonly vanishing: string; readonly gates: string; readonly horizon: string };
}

const limits = { T: [1, 1000, 1], scale: [0, 10, 0.1], seed: [0, 1_000_000, 1] } as const;
const short = (x: number) => explorerNumber(Number(x.toPrecision(4)));

export default function Trained({ lang, strings: s, explorer, sample, maps }: Props) {
  const [file, setFile] = useState<{ name: string; bytes: Uint8Array }>();
  const [sequence, setSequence] = useState<{ name: string; bytes: Uint8Array }>();
  const [layer, setLayer] = useState(0);
  const [phi, setPhi] = useState<'tanh' | 'sigmoid'>('tanh');
  const [numbers, setNumbers] = useState({ T: 100, scale: 1, seed: 1 });
  const { state, alive, order, cancel, refuse, working } = useFiles();
  const begin = (bytes: Uint8Array, at = layer) =>
    order({ do: 'measure', bytes, layer: at, phi, ...numbers, ...(sequence && { sequence: sequence.bytes }) });
  const take = (given: { name: string; bytes: Uint8Array }) => {
    setFile(given);
    setLayer(0);
    begin(given.bytes, 0);
  };
  const unread = () => refuse(s.unread);
  const takeSample = async () => {
    const answer = await fetch(sample).catch(() => undefined);
    const bytes = answer?.ok ? await answer.arrayBuffer().catch(() => undefined) : undefined;
    if (!bytes) return refuse(s.noSample);
    take({ name: sample.split('/').at(-1) ?? '', bytes: new Uint8Array(bytes) });
  };
  const said =
    state.is === 'measured'
      ? fill(s.measured, { name: file?.name ?? '', ms: Math.round(state.milliseconds) })
      : state.is === 'error'
        ? (state.says?.[lang] ?? s.failed)
        : working && s.working;
  const number = (name: keyof typeof limits) => {
    const [low, high, step] = limits[name];
    return (
      <label class="files-field" for={`network-${name}`}>
        <span>{s[name]}</span>
        <input
          id={`network-${name}`}
          type="number"
          {...{ min: low, max: high, step }}
          value={numbers[name]}
          disabled={!alive}
          onChange={(event) => {
            const given = Number(event.currentTarget.value);
            const held = Math.min(high, Math.max(low, Number.isFinite(given) ? given : low));
            const value = step === 1 ? Math.round(held) : held;
            event.currentTarget.value = String(value);
            setNumbers({ ...numbers, [name]: value });
          }}
        />
      </label>
    );
  };
  return (
    <div class="files" data-state={state.is}>
      <Drop
        id="network-file"
        label={s.drop}
        accept=".safetensors,.onnx,.npz,.keras,.h5"
        disabled={!alive}
        {...{ take, unread }}
      />
      <p>
        <button type="button" disabled={!alive} onClick={() => void takeSample()}>
          {s.useSample}
        </button>{' '}
        <a href={sample} download>
          {s.getSample}
        </a>
      </p>
      <div class="files-fields">
        {number('T')}
        {number('scale')}
        {number('seed')}
        <label class="files-field" for="network-phi">
          <span>{s.phi}</span>
          <select
            id="network-phi"
            value={phi}
            disabled={!alive}
            onChange={(event) => setPhi(event.currentTarget.value as 'tanh')}
          >
            <option value="tanh">tanh</option>
            <option value="sigmoid">σ</option>
          </select>
        </label>
      </div>
      <Drop
        id="network-sequence"
        label={sequence ? fill(s.sequenceGot, { name: sequence.name }) : s.sequence}
        accept=".npz,.npy,.json,.csv,.safetensors"
        disabled={!alive}
        take={setSequence}
        unread={unread}
      />
      {sequence && (
        <p>
          <button type="button" onClick={() => setSequence(undefined)}>
            {s.sequenceOff}
          </button>
        </p>
      )}
      <p class="row">
        <button type="button" disabled={!alive || !file || working} onClick={() => file && begin(file.bytes)}>
          {s.measure}
        </button>
        <button type="button" disabled={!working} onClick={cancel}>
          {s.cancel}
        </button>
        {state.is === 'progress' && <progress value={state.done} max={state.total} aria-label={s.progress} />}
      </p>
      <p role="status" class="files-says">
        {said && <Fresh text={said} />}
      </p>
      {state.is === 'measured' && (
        <>
          {state.layers.length > 1 && (
            <label class="files-field" for="network-layer">
              <span>{s.layer}</span>
              <select
                id="network-layer"
                value={layer}
                onChange={(event) => {
                  const at = Number(event.currentTarget.value);
                  setLayer(at);
                  if (file) begin(file.bytes, at);
                }}
              >
                {state.layers.map((one, at) => (
                  <option key={one.name} value={at}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <p>
            {fill(s.found, {
              kind: state.measured.kind.toUpperCase(),
              n: state.measured.n,
              m: state.measured.m,
              T: state.measured.T,
              loss: short(state.measured.loss),
            })}
          </p>
          <Shown
            title={s.lagTitle}
            picture={lagPicture as Picture<unknown>}
            data={state.measured}
            {...{ lang, explorer }}
          />
          <Shown
            title={s.stepsTitle}
            picture={stepsPictures[state.measured.kind] as Picture<unknown>}
            data={state.measured}
            {...{ lang, explorer }}
          />
          <h2>{s.mapsTitle}</h2>
          <Place place={state.measured.place} {...{ s, maps }} />
          <p>
            <button type="button" onClick={() => save('gradient.npz', 'application/zip', state.npz as BlobPart)}>
              {s.gradient}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function Shown({
  title,
  picture,
  data,
  lang,
  explorer,
}: {
  title: string;
  picture: Picture<unknown>;
  data: unknown;
  lang: Language;
  explorer: ExplorerStrings;
}) {
  const [open, setOpen] = useState(false);
  const texts = { lang, strings: explorer };
  return (
    <figure class="explorer">
      <h2>{title}</h2>
      <ul class="explorer-legend row">
        {picture.legend.map(({ label, mark, colour }) => (
          <li key={label.en}>
            <svg
              data-mark={mark}
              viewBox="0 0 28 12"
              width="28"
              height="12"
              aria-hidden="true"
              style={`color: ${colour}`}
            >
              {mark === 'area' ? <rect width="28" height="12" /> : <path d="M1 6h26" />}
            </svg>
            {label[lang]}
          </li>
        ))}
      </ul>
      <Live {...{ picture, data, texts }} />
      <p class="explorer-says">{picture.says(data, { lang, number: explorerNumber })}</p>
      <details class="explorer-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{explorer.data}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <section class="explorer-table" tabIndex={0} aria-label={title}>
          {open && <DataTable table={picture.table(data, { lang, number: explorerNumber })} texts={texts} />}
        </section>
      </details>
    </figure>
  );
}

interface PlaceProps {
  readonly place: { gain: number; norm: number; rho?: number; bias?: number; horizon?: number };
  readonly s: Props['strings'];
  readonly maps: Props['maps'];
}

/** Values on an explorer's own steps and within its limits. */
const near = (x: number, low: number, high: number, step: number) =>
  Number((Math.round(Math.min(high, Math.max(low, x)) / step) * step).toFixed(2));

function Place({ place: { gain, norm, rho, bias, horizon }, s, maps }: PlaceProps) {
  return (
    <ul>
      {rho !== undefined && (
        <li>
          {fill(rho < 1 ? s.rhoBelow : s.rhoAbove, { rho: short(rho), gain: short(gain) })}{' '}
          <a href={`${maps.vanishing}?vanish-map.top=${near(2 * gain, 1, 12, 0.5)}#explorer-vanish-map`}>{s.toMap}</a>
        </li>
      )}
      {bias !== undefined && horizon !== undefined && (
        <>
          <li>
            {fill(s.gatesAt, { bias: short(bias), norm: short(norm) })}{' '}
            <a
              href={`${maps.gates}?gates.bias=${near(bias, -4, 8, 0.1)}&gates.recurrence=${near(norm, 0, 4, 0.05)}#explorer-gates`}
            >
              {s.toMap}
            </a>
          </li>
          <li>
            {fill(s.horizonAt, { bias: short(bias), horizon: short(horizon) })}{' '}
            <a
              href={`${maps.horizon}?horizon.bias=${near(bias, -4, 9, 0.1)}&horizon.steps=${near(horizon, 2, 1000, 1)}#explorer-horizon`}
            >
              {s.toMap}
            </a>
          </li>
        </>
      )}
    </ul>
  );
}
