/** One equation of the article, refuted in its form, and checked as corrected, here: both sides on random networks. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { fromJson, type Json } from '../../check/json.ts';
import type { Report } from '../../check/report.ts';
import { whenIdle } from '../browser/idle.ts';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { GapPlot } from './card/GapPlot.tsx';
import { lineOf } from './card/Line.tsx';
import { Mark } from './card/Mark.tsx';
import { storedRun } from './card/memory.ts';
import { cardNumber, TextsProvider } from './card/texts.tsx';
import { isBusy, useRun } from './card/useRun.ts';
import { Fresh } from './Fresh.tsx';
import { cardStrings } from './strings.ts';

interface Props {
  readonly lang: 'en' | 'zh';
  readonly said: (typeof en)['home']['refutation'];
  readonly built: Json<Report>;
  /** The two equations, set by the build. */
  readonly printed?: ComponentChildren;
  readonly corrected?: ComponentChildren;
}

const gapsOf = ({ parts }: Report, role: 'proves' | 'printed'): readonly number[] =>
  parts.find((part) => part.role === role)?.gaps ?? [];

const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;

export default function Refutation({ lang, said, built: text, printed, corrected }: Props) {
  const built = useMemo(() => fromJson(text), [text]);
  const texts = useMemo(() => ({ lang, strings: cardStrings[lang] }), [lang]);
  const { shown, phase, asked, start } = useRun(built.claim, built);
  const { report } = shown;
  const busy = isBusy(phase);
  // Until it listens its button is off, so that no click is lost.
  const [alive, setAlive] = useState(false);
  const [right, wrong] = [gapsOf(report, 'proves'), gapsOf(report, 'printed')];
  const allowed = report.parts[0].routes?.[0].allowed ?? 0;
  // Progress changes nothing in it.
  const plot = useMemo(() => <GapPlot gaps={[...right, ...wrong]} relation="equal" allowed={allowed} />, [report]);
  const { tone, verdict, rest } = lineOf(phase, shown, texts);
  const when = phase.is === 'failed' ? rest : rest.split(' · ')[0];
  const result = fill(said.result, {
    n: right.length,
    printed: cardNumber(Math.max(...wrong)),
    corrected: cardNumber(Math.max(...right), 2),
  });
  useEffect(() => {
    setAlive(true);
    // Off the main thread and once it has nothing else to do; not for readers who save data.
    if (!storedRun(built.claim, built.digest) && !savesData()) whenIdle(() => start(built));
  }, []);

  return (
    <TextsProvider value={texts}>
      <div class="proof refutation" data-phase={phase.is} data-ok={report.ok} data-live={shown.ms !== undefined}>
        {printed}
        {corrected}
        {plot}
        <p class="refutation-result">
          <Fresh text={result} />
        </p>
        <div class="refutation-line">
          <p>
            <Mark tone={tone} />{' '}
            <strong data-tone={tone}>
              <Fresh text={verdict} />
            </strong>{' '}
            <span class="card-rest">
              <Fresh text={when} />
            </span>
          </p>
          <button
            type="button"
            disabled={!alive || busy}
            onClick={() => start({ seed: report.seed + 1, cases: built.cases })}
          >
            {said.again}
          </button>
        </div>
        <p class="visually-hidden" role="status">
          {asked && !busy && report.seed !== built.seed ? `${verdict}. ${result}` : ''}
        </p>
      </div>
    </TextsProvider>
  );
}
