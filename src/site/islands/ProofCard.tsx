/** The proof card of a claim: quiet, one line until opened; runs the proof in the reader's browser. */
import { Fragment } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type AskedRun, parseRun } from '../../address.ts';
import { fromJson, type Json } from '../../check/json.ts';
import type { Limits } from '../../check/options.ts';
import type { Report } from '../../check/report.ts';
import type { Language } from '../../proof/words.ts';
import { whenShown } from '../browser/idle.ts';
import { fill } from '../text/strings.ts';
import { Help } from './card/Help.tsx';
import { Ignored } from './card/Ignored.tsx';
import { Line, lineOf } from './card/Line.tsx';
import type { ShownRun } from './card/memory.ts';
import { PartView } from './card/PartView.tsx';
import { Provenance } from './card/Provenance.tsx';
import { Settings } from './card/Settings.tsx';
import { sameOptions, typedSettings } from './card/settings.ts';
import { TextsProvider } from './card/texts.tsx';
import { type Standing, useMember } from './card/together.ts';
import { useBuilt } from './card/useBuilt.ts';
import { isBusy, type Phase, useRun } from './card/useRun.ts';
import { useSettings } from './card/useSettings.ts';
import { cardStrings } from './strings.ts';

/** Plain data only, so that the island never imports a claim. */
export interface ProofCardProps {
  readonly lang: Language;
  /** The site's number of the equation, `2.1`. */
  readonly number: string;
  /** The build's own report without its plots and cases; it also says which parts and controls there are. */
  readonly built: Json<Report>;
  /** The displayed formula. */
  readonly tex: string;
  /** Whether anything is drawn at random, so that a seed makes a difference. */
  readonly random: boolean;
  /** Whether networks are drawn, so that their number makes a difference. */
  readonly draws: boolean;
  /** Sizes that the reader may fix, each with the range in which the claim draws it. */
  readonly sizes: Readonly<Record<string, Limits>>;
  /** How much of the displayed formula is evaluated, in the page's language. */
  readonly evaluated: string;
  /** The claim's file, from the root of the project, and the address at which the site shows it. */
  readonly source: { readonly file: string; readonly href: string };
  /** The release of the site, for links to a run. */
  readonly release: string;
}

export default function ProofCard(props: ProofCardProps) {
  const { lang, number, random, draws, sizes, evaluated, source, release } = props;
  const strings = cardStrings[lang];
  const built = useMemo(() => fromJson(props.built), [props.built]);
  const { claim } = built;
  const prefix = `card-${lang}-${claim}`;
  const texts = useMemo(() => ({ lang, strings }), [lang]);
  const { shown, phase, asked, start, cancel } = useRun(claim, built, (options) =>
    settings.change(typedSettings(options)),
  );
  const [open, setOpen] = useState(false);
  const [everOpen, setEverOpen] = useState(false);
  const [askedRun, setAskedRun] = useState<AskedRun>();
  // Until the card listens its buttons are off, so that no click is lost.
  const [alive, setAlive] = useState(false);
  const show = (yes: boolean) => {
    setOpen(yes);
    if (yes) setEverOpen(true);
  };
  const settings = useSettings(prefix, built, sizes, () => show(true));
  const run = () => {
    const options = settings.options();
    if (options && !isBusy(phase)) start(options);
  };

  const standing = standingOf(phase, shown);
  useMember(prefix, standing, run);

  useEffect(() => {
    setAlive(true);
    const asked = parseRun(location.search, claim, built, sizes);
    // A link to a run opens it and runs it again.
    if (!asked) return;
    show(true);
    settings.change(typedSettings(asked.options));
    setAskedRun(asked);
    whenShown(() => start(asked.options));
  }, []);

  const ran = shown.ms !== undefined;
  const fromBuild = useBuilt(built, everOpen && !ran);
  const { parts } = ran ? shown.report : fromBuild.report;
  const optionsNow = useRef(settings.options);
  optionsNow.current = settings.options;
  // Progress comes five times a second and changes nothing in the evidence.
  const evidence = useMemo(
    () =>
      everOpen &&
      built.parts.map((part, index) => (
        <PartView
          key={part.name.en}
          {...{ claim, index }}
          tex={props.tex}
          controls={part.controls}
          report={parts[index] ?? part}
          options={() => optionsNow.current()}
        />
      )),
    [everOpen, built, claim, parts],
  );

  // Once a page translator has put its elements in the place of texts, only new elements show another result.
  const root = useRef<HTMLElement>(null);
  const rewritten = useRef(false);
  rewritten.current ||= root.current?.querySelector('font') != null;
  const { digest } = shown.report;
  // A run other than the one that the link asks for is not held against its result.
  const promised = askedRun && sameOptions(shown.report, askedRun.options) ? askedRun.promised : undefined;
  const line = lineOf(phase, shown, texts);
  const verdict = phase.is === 'cancelled' ? strings.card.cancelled : line.verdict;
  return (
    <TextsProvider value={texts}>
      <section
        ref={root}
        class="proof card"
        data-claim={claim}
        data-phase={phase.is}
        data-earned={shown.report.earned}
        data-ok={shown.report.ok}
        data-live={shown.ms !== undefined}
      >
        <Line
          {...{ line, phase, open, alive }}
          body={`${prefix}-body`}
          again={asked && !isBusy(phase)}
          onToggle={() => show(!open)}
          onRun={run}
          onCancel={cancel}
        />
        <p class="visually-hidden" role="status">
          {asked && !isBusy(phase) ? fill(strings.card.announce, { number, verdict, rest: line.rest }) : ''}
        </p>
        <div class="card-body" id={`${prefix}-body`} hidden={!open}>
          {everOpen && (
            <>
              {askedRun && <Ignored problems={askedRun.problems} />}
              <Settings
                {...{ prefix, number, sizes, random, draws }}
                given={settings.given}
                problems={settings.problems}
                onChange={settings.change}
                onRun={run}
                onBuild={() => settings.change(typedSettings(built))}
              />
              <Help />
              <p class="card-note">{evaluated}</p>
              <Fragment key={rewritten.current ? digest : ''}>{evidence}</Fragment>
              {!ran && fromBuild.failed && (
                <p class="card-note" role="alert">
                  {strings.card.onlyBrief}
                </p>
              )}
              <Provenance key={rewritten.current ? digest : ''} {...{ shown, built, source, release, promised }} />
            </>
          )}
        </div>
      </section>
    </TextsProvider>
  );
}

function standingOf(phase: Phase, { report, ms }: ShownRun): Standing {
  if (isBusy(phase)) return 'busy';
  if (phase.is === 'failed') return 'bad';
  return ms === undefined ? 'rest' : report.ok ? 'good' : 'bad';
}
