/** A formula of the reader's own: typed as TeX or plain text, set and read while it is typed, checked on a pause. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isSameAsked, parseOwn } from '../../address.ts';
import { type Asked, type ChoiceName, choiceValues } from '../../own/choices.ts';
import type { Piece } from '../../own/palette.ts';
import type { Net } from '../../own/targets.ts';
import type { Language } from '../../proof/words.ts';
import { isComposing } from '../browser/keys.ts';
import { ownVerdict } from '../text/own-verdict.ts';
import { fill, type Strings } from '../text/strings.ts';
import { Tex } from './card/Tex.tsx';
import { TextsProvider } from './card/texts.tsx';
import { Fresh } from './Fresh.tsx';
import { cardStrings } from './strings.ts';
import { Result } from './try/Result.tsx';
import { useOwn } from './try/useOwn.ts';

export interface TryTarget {
  readonly id: string;
  readonly net: Net;
  /** As it is said in a list, such as `∂c_t/∂c_{t−1}`. */
  readonly label: string;
  /** The left side with its sign, as TeX; empty where the reader gives both sides. */
  readonly tex: string;
  readonly example: string;
}

/** A formula of the gallery and where it stands. */
export interface TryPlace {
  readonly target: string;
  readonly formula: string;
  readonly source: string;
  readonly sourceLang: Language;
  /** Its place in the gallery. */
  readonly href: string;
  /** Whether it was compared with its source. */
  readonly seen: string;
}

interface Props {
  readonly lang: Language;
  readonly strings: Strings['own'];
  readonly targets: readonly TryTarget[];
  readonly places: readonly TryPlace[];
  readonly pieces: Readonly<Record<Net, readonly Piece[]>>;
  readonly release: string;
}

const nets: readonly Net[] = ['rnn', 'lstm'];
/** Which choices there are for which network. */
const choicesOf: Readonly<Record<Net, readonly ChoiceName[]>> = {
  rnn: ['state', 'weights', 'T'],
  lstm: ['C', 'weights', 'T'],
};
/** Suggestions that are shown, at most. */
const SUGGESTED = 6;

export default function Try({ lang, strings, targets, places, pieces, release }: Props) {
  const [first] = targets.filter(({ id }) => id === 'lstm-step');
  const { asked, read, report, phase, change, open, check, cancel } = useOwn({
    target: first.id,
    formula: '',
    choices: {},
    seed: 1,
  });
  const [alive, setAlive] = useState(false);
  const [promised, setPromised] = useState<{ asked: Asked; digest: string; release?: string }>();
  const [caret, setCaret] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const texts = useMemo(() => ({ lang, strings: cardStrings[lang] }), [lang]);
  const target = targets.find(({ id }) => id === asked.target) ?? first;
  const { net } = target;
  const place = places.find((one) => one.target === asked.target && one.formula === asked.formula);

  useEffect(() => {
    setAlive(true);
    const found = parseOwn(location.search, (id) => targets.some((one) => one.id === id));
    if (!found) return;
    if (found.promised) setPromised({ asked: found.asked, ...found.promised });
    open(found.asked);
  }, []);

  const set = (part: Partial<Asked>) => change({ ...asked, ...part });
  const isTex = asked.formula.includes('\\');
  /** The name that is being typed. */
  const word = /\\?[A-Za-z]+$/.exec(asked.formula.slice(0, caret))?.[0] ?? '';
  const suggested =
    word === ''
      ? []
      : pieces[net]
          .map((piece) => ({ ...piece, text: isTex ? piece.tex : piece.plain }))
          .filter(({ text }) => text.startsWith(word) && text !== word)
          .slice(0, SUGGESTED);
  /** Puts a text at the caret, in place of the name that was begun. */
  const insert = (text: string, begun = '') => {
    const at = caret - begun.length;
    const clean = text.replaceAll('\\;', ' ').replace('\\,\\cdot\\,', ' ');
    const formula = asked.formula.slice(0, at) + clean + asked.formula.slice(caret);
    set({ formula });
    const now = at + clean.length;
    setCaret(now);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(now, now);
    });
  };
  const asks: readonly string[] = 'asks' in read ? read.asks : [];
  const problem = read.is === 'wrong' ? read.problem : report?.verdict === 'no value' ? report.problem : undefined;
  const busy = phase.is === 'busy';
  const spoken =
    phase.is === 'failed'
      ? strings.failed[phase.why]
      : phase.is === 'cancelled'
        ? strings.cancelled
        : report && !busy
          ? [
              ownVerdict(report, strings),
              report.problem?.says[lang],
              ...(report.diagnosis?.remedies.map(({ says }) => says[lang]) ?? []),
            ]
              .filter(Boolean)
              .join(' ')
              .replaceAll('$', '')
          : '';
  return (
    <TextsProvider value={texts}>
      <form
        class="own"
        data-alive={alive}
        data-phase={phase.is}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <div class="own-what">
          <label>
            {strings.net}{' '}
            <select
              disabled={!alive}
              value={net}
              onChange={({ currentTarget }) =>
                set({
                  target: `${currentTarget.value}-${currentTarget.value === 'rnn' ? 'chain' : 'step'}`,
                  choices: {},
                })
              }
            >
              {nets.map((one) => (
                <option key={one} value={one}>
                  {strings[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {strings.target}{' '}
            <select
              disabled={!alive}
              value={target.id}
              onChange={({ currentTarget }) => set({ target: currentTarget.value })}
            >
              {targets
                .filter((one) => one.net === net)
                .map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
            </select>
          </label>
        </div>
        <label class="own-label" for="own-formula">
          {strings.formula}
        </label>
        <textarea
          id="own-formula"
          ref={field}
          rows={3}
          disabled={!alive}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={asked.formula}
          aria-describedby="own-hint own-problem"
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => {
            setCaret(currentTarget.selectionStart);
            set({ formula: currentTarget.value });
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) check();
          }}
        />
        {place && (
          <p class="own-from">
            <a href={place.href} lang={place.sourceLang}>
              {place.source}
            </a>{' '}
            <span class="soft">{place.seen}</span>
          </p>
        )}
        {suggested.length > 0 && (
          <fieldset class="own-pieces row" aria-label={strings.suggestions}>
            {suggested.map(({ tex, text }) => (
              <button key={tex} type="button" onClick={() => insert(text, word)}>
                <code>{text}</code>
              </button>
            ))}
          </fieldset>
        )}
        <p id="own-hint" class="soft">
          {strings.hint} {strings.example} <code>{target.example}</code>
        </p>
        <div id="own-problem" class="own-problem">
          {problem && (
            <>
              <p data-tone="bad">{problem.says[lang]}</p>
              <p class="own-place">
                <span class="visually-hidden">{strings.underlined}: </span>
                <code>
                  {asked.formula.slice(Math.max(0, problem.span.from - 40), problem.span.from)}
                  <mark>
                    {asked.formula.slice(problem.span.from, Math.min(problem.span.to, problem.span.from + 80)) || ' '}
                  </mark>
                  {asked.formula.slice(problem.span.to, problem.span.to + 40)}
                </code>
              </p>
            </>
          )}
          {read.is === 'typed' && <p class="soft">{fill(strings.typed, { shape: read.shape })}</p>}
        </div>
        {'tex' in read && read.tex && (
          <section class="own-preview equation" aria-label={strings.preview}>
            <Tex tex={`\\displaystyle ${read.tex}`} plain={read.tex} />
          </section>
        )}
        {'readAs' in read && read.readAs.length > 0 && (
          <p class="soft">
            {read.readAs.map(([typed, as]) => (
              <span key={typed} class="own-read">
                {fill(strings.readAs, { typed, read: as })}{' '}
              </span>
            ))}
          </p>
        )}
        {asks.length > 0 && <p data-tone="bad">{strings.asks}</p>}
        <fieldset class="own-choices">
          <legend>{strings.choices}</legend>
          {choicesOf[net].map((name) => (
            <label key={name} data-asked={asks.includes(name)}>
              {strings.choice[name]}{' '}
              <select
                disabled={!alive}
                value={asked.choices[name] ?? ''}
                onChange={({ currentTarget }) => {
                  const { [name]: _, ...others } = asked.choices;
                  set({ choices: currentTarget.value === '' ? others : { ...others, [name]: currentTarget.value } });
                }}
              >
                <option value="">{strings.unsaid}</option>
                {choiceValues[name].map((value) => (
                  <option key={value} value={value}>
                    {(strings.value[name] as Readonly<Record<string, string>>)[value]}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <label>
            {strings.seed}{' '}
            <input
              type="number"
              min={0}
              max={4294967295}
              disabled={!alive}
              value={asked.seed}
              onInput={({ currentTarget }) => {
                const seed = currentTarget.valueAsNumber;
                if (Number.isInteger(seed) && seed >= 0 && seed <= 4294967295) set({ seed });
              }}
            />
          </label>
        </fieldset>
        <details class="own-palette">
          <summary>{strings.palette}</summary>
          <div class="own-pieces row">
            {pieces[net].map(({ tex, plain, means }) => (
              <button
                key={tex}
                type="button"
                disabled={!alive}
                title={means[lang].replaceAll('$', '')}
                aria-label={fill(strings.insert, { what: plain })}
                onClick={() => insert(isTex ? tex : plain)}
              >
                <Tex tex={tex} plain={plain} />
              </button>
            ))}
          </div>
        </details>
        <p class="row">
          <button type="submit" class="own-check" disabled={!alive}>
            {strings.check}
          </button>
          {busy && (
            <>
              <button type="button" onClick={cancel}>
                {strings.cancel}
              </button>
              <span class="soft">
                {strings.checking} {phase.total > 0 && fill(strings.progress, { done: phase.done, total: phase.total })}
              </span>
              {phase.total > 0 && <progress value={phase.done} max={phase.total} aria-label={strings.checking} />}
            </>
          )}
          {phase.is === 'failed' && <span data-tone="bad">{strings.failed[phase.why]}</span>}
          {phase.is === 'cancelled' && <span class="soft">{strings.cancelled}</span>}
        </p>
        <p class="visually-hidden" role="status">
          <Fresh text={spoken} />
        </p>
      </form>
      {report && (
        <Result
          {...{ report, busy, strings, release }}
          promised={promised && isSameAsked(promised.asked, report.asked) ? promised : undefined}
          onTake={(right) => {
            const [left] = (report.tex ?? '').split(' = ');
            // What is taken is written in the names of this site.
            const choices = { ...asked.choices, weights: 'site', C: 'term', state: 'c', T: 'power' } as const;
            open({ ...asked, formula: target.tex === '' ? `${left} = ${right}` : right, choices });
          }}
        />
      )}
    </TextsProvider>
  );
}
