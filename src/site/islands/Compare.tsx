/** Compares a reader's gradient with a test vector, in a worker. */
import { useState } from 'preact/hooks';
import type { Language } from '../../proof/words.ts';
import type { Compared, GradientComparison } from '../../vectors/compare.ts';
import type { Convention } from '../../vectors/conventions.ts';
import type en from '../text/en.json';
import { fill, listed } from '../text/strings.ts';
import { Drop } from './Drop.tsx';
import { Fresh } from './Fresh.tsx';
import { useFiles } from './useFiles.ts';

interface Props {
  readonly lang: Language;
  readonly strings: (typeof en)['compare'];
  /** Networks by id, and the arrays of each in each convention. */
  readonly nets: readonly { readonly id: string; readonly arrays: Readonly<Record<Convention, readonly string[]>> }[];
  /** Where the files are, with a slash at the end. */
  readonly files: string;
}

const tolerances = ['1e-12', '1e-9', '1e-6', '1e-4'];

export default function Compare({ lang, strings: s, nets, files }: Props) {
  const [net, setNet] = useState('lstm-n3');
  const [convention, setConvention] = useState<Convention>('pytorch');
  const [tolerance, setTolerance] = useState('1e-6');
  const [called, setCalled] = useState('');
  const [text, setText] = useState('');
  const { state, alive, order, refuse, working } = useFiles();
  const arrays = nets.find(({ id }) => id === net)?.arrays[convention] ?? [];
  const chosen = arrays.includes(called) ? called : '';
  const check = (bytes: Uint8Array) =>
    order({
      do: 'compare',
      bytes,
      net,
      convention,
      tolerance: Number(tolerance),
      called: chosen,
    });
  const choice = (
    id: string,
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    set: (value: string) => void,
  ) => (
    <label class="files-field" for={`compare-${id}`}>
      <span>{label}</span>
      <select id={`compare-${id}`} value={value} disabled={!alive} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
  const said =
    state.is === 'compared'
      ? verdict(state.comparison, s)
      : state.is === 'error'
        ? (state.says?.[lang] ?? s.failed)
        : working && s.working;
  const same = (list: readonly string[]) => list.map((one) => [one, one] as const);
  return (
    <div class="files" data-state={state.is}>
      <div class="files-fields">
        {choice('net', s.network, net, same(nets.map(({ id }) => id)), setNet)}
        {choice('convention', s.convention, convention, Object.entries(s.conventions), (one) =>
          setConvention(one as Convention),
        )}
        {choice('called', s.array, chosen, [['', s.byName], ...same(arrays)], setCalled)}
        {choice('tolerance', s.tolerance, tolerance, same(tolerances), setTolerance)}
      </div>
      <p class="soft">
        {s.get} <a href={`${files}${net}.${convention}.npz`}>{`${net}.${convention}.npz`}</a>,{' '}
        <a href={`${files}${net}.${convention}.json`}>{`${net}.${convention}.json`}</a>
      </p>
      <label class="files-field" for="compare-text">
        <span>{s.paste}</span>
        <textarea
          id="compare-text"
          rows={6}
          spellcheck={false}
          value={text}
          disabled={!alive}
          placeholder={`{"${arrays[0]}": [[…]]}`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="row">
        <button
          type="button"
          disabled={!alive || text.trim() === ''}
          onClick={() => check(new TextEncoder().encode(text))}
        >
          {s.check}
        </button>
      </p>
      <Drop
        id="compare-file"
        label={s.drop}
        accept=".json,.csv,.txt,.npy,.npz"
        disabled={!alive}
        take={({ bytes }) => check(bytes)}
        unread={() => refuse(s.unread)}
      />
      <p role="status" class="files-says">
        {said && <Fresh text={said} />}
      </p>
      {state.is === 'compared' && <Result comparison={state.comparison} {...{ lang, s }} />}
    </div>
  );
}

function verdict({ arrays }: GradientComparison, s: Props['strings']): string {
  const [all, wrong] = [
    arrays.reduce((sum, one) => sum + one.off.length, 0),
    arrays.reduce((sum, one) => sum + one.wrong, 0),
  ];
  return wrong === 0 ? fill(s.agrees, { all }) : fill(s.differs, { all, wrong });
}

function Result({ comparison, lang, s }: { comparison: GradientComparison; lang: Language; s: Props['strings'] }) {
  const { arrays, missing, ignored, diagnoses } = comparison;
  const wrong = arrays.some((one) => one.wrong > 0);
  return (
    <>
      {wrong && <h2>{s.why}</h2>}
      {wrong && diagnoses.length === 0 && <p>{s.unknown}</p>}
      <ul class="files-diagnoses">
        {diagnoses.map(({ ids, says, arrays: explained }) => (
          <li key={ids.join()} data-mistake={ids.join(' ')}>
            {says.map((one) => one[lang]).join(lang === 'zh' ? '' : ' ')}{' '}
            <small>{fill(s.reproduces, { arrays: listed(explained, lang) })}</small>
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p class="soft">{fill(s.missing, { arrays: listed(missing, lang) })}</p>}
      {ignored.length > 0 && <p class="soft">{fill(s.ignored, { arrays: listed(ignored.slice(0, 20), lang) })}</p>}
      {arrays.map((one) => (
        <ArrayTable key={one.name} array={one} s={s} />
      ))}
    </>
  );
}

/** Digits that agree, 0 to 16, from the error relative to the largest entry. */
const digits = (off: number): number =>
  off === 0 ? 16 : Number.isNaN(off) ? 0 : Math.max(0, Math.min(16, Math.floor(-Math.log10(off))));
/** The colour of a number of digits: many are the colour of the page. */
const heat = (agreeing: number): number =>
  agreeing >= 12 ? 5 : agreeing >= 9 ? 4 : agreeing >= 6 ? 3 : agreeing >= 3 ? 6 : agreeing >= 1 ? 7 : 8;

function ArrayTable({ array: { name, shape, yours, truth, off, wrong }, s }: { array: Compared; s: Props['strings'] }) {
  const flat = shape.filter((size) => size !== 1);
  const cols = flat.length > 1 ? flat[flat.length - 1] : Math.min(8, off.length);
  const rows = Array.from({ length: Math.ceil(off.length / cols) }, (_, r) => r);
  const worst = off
    .map((one, k) => ({ one, k }))
    .sort((a, b) => (Number.isNaN(b.one) ? 1 : b.one) - (Number.isNaN(a.one) ? 1 : a.one))
    .slice(0, 5);
  return (
    <section class="files-array">
      <h2>
        <code>{name}</code> [{shape.join(', ')}]{' '}
        <small>{wrong === 0 ? s.arrayAgrees : fill(s.arrayDiffers, { wrong, all: off.length })}</small>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <section class="explorer-table" tabIndex={0} aria-label={fill(s.digits, { name })}>
        <table class="files-heat">
          <caption class="visually-hidden">{fill(s.digits, { name })}</caption>
          <tbody>
            {rows.map((r) => (
              <tr key={r}>
                {off.slice(r * cols, (r + 1) * cols).map((one, j) => (
                  <td key={j} data-heat={heat(digits(one))} title={`${yours[r * cols + j]} / ${truth[r * cols + j]}`}>
                    {digits(one)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {wrong > 0 && (
        <table class="files-worst">
          <thead>
            <tr>
              <th scope="col">{s.entry}</th>
              <th scope="col">{s.yours}</th>
              <th scope="col">{s.truth}</th>
            </tr>
          </thead>
          <tbody>
            {worst.map(({ k }) => (
              <tr key={k}>
                <td>[{place(k, shape).join(', ')}]</td>
                <td>{Number(yours[k]?.toPrecision(8))}</td>
                <td>{Number(truth[k].toPrecision(8))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function place(k: number, shape: readonly number[]): number[] {
  const at: number[] = [];
  let rest = k;
  for (const size of [...shape].reverse()) {
    at.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return at;
}
