/** The proof card of a claim: quiet, one line until opened; runs the proof in the reader's browser. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { fill } from '../i18n/t.ts';
import { Line, lineOf } from './card/Line.tsx';
import { PartView } from './card/PartView.tsx';
import { Provenance } from './card/Provenance.tsx';
import { Settings } from './card/Settings.tsx';
import { fromQuery, typed } from './card/settings.ts';
import { TextsProvider } from './card/texts.tsx';
import { isBusy, useRun } from './card/useRun.ts';
import { useSettings } from './card/useSettings.ts';
import { unpacked } from './packed.ts';
import type { ProofCardProps } from './props.ts';

export default function ProofCard(props: ProofCardProps) {
  const { lang, number, random, sizes, source, strings } = props;
  const built = useMemo(() => unpacked(props.built), [props.built]);
  const { claim } = built;
  const prefix = `card-${lang}-${claim}`;
  const texts = { lang, strings };
  const { shown, phase, asked, start, cancel } = useRun(claim, built);
  const [open, setOpen] = useState(false);
  const [everOpen, setEverOpen] = useState(false);
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

  useEffect(() => {
    setAlive(true);
    const linked = fromQuery(location.search, claim, built, sizes);
    // A link to a run opens it and runs it again.
    if (!linked) return;
    show(true);
    settings.change(linked);
    const options = settings.options(linked);
    if (options) start(options);
  }, []);

  const line = lineOf(phase, shown, texts);
  const verdict = phase.is === 'cancelled' ? strings.card.cancelled : line.verdict;
  return (
    <TextsProvider value={texts}>
      <section
        class="card"
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
              <Settings
                {...{ prefix, sizes, random }}
                given={settings.given}
                problems={settings.problems}
                onChange={settings.change}
                onRun={run}
                onBuild={() => settings.change(typed(built))}
              />
              {built.parts.map((part, index) => (
                <PartView
                  key={part.name.en}
                  {...{ claim, index }}
                  controls={part.controls.map(({ name }) => name)}
                  report={shown.report.parts[index] ?? part}
                  options={() => settings.options()}
                />
              ))}
              <Provenance {...{ shown, built, source }} />
            </>
          )}
        </div>
      </section>
    </TextsProvider>
  );
}
