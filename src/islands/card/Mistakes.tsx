/** The mistakes that the check must catch. The reader may put each one in and see it refuted. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../i18n/t.ts';
import type { Words } from '../../proof/words.ts';
import { type Handle, type JobError, tryMistake } from '../../runner/client.ts';
import type { RunOptions } from '../../runner/protocol.ts';
import type { ControlReport, PartReport } from '../../runner/report.ts';
import { CaseTable } from './CaseTable.tsx';
import { Enclosed } from './Enclosed.tsx';
import { Mark } from './Mark.tsx';
import { Say } from './Say.tsx';
import { useTexts } from './texts.tsx';

interface Props {
  readonly claim: string;
  readonly part: number;
  readonly names: readonly Words[];
  readonly reports: readonly ControlReport[];
  /** The options as typed, or undefined where they do not work; then the fields say so. */
  readonly options: () => RunOptions | undefined;
}

export function Mistakes({ claim, part, names, reports, options }: Props) {
  const { card } = useTexts().strings;
  return (
    <div class="card-mistakes">
      <h4 class="card-title">{card.mistakes}</h4>
      {part === 0 && <p class="card-note">{card.mistakesNote}</p>}
      <ul>
        {names.map((name, control) => (
          <Mistake
            key={name.en}
            {...{ claim, part, control, name, options }}
            {...(reports[control] && { report: reports[control] })}
          />
        ))}
      </ul>
    </div>
  );
}

type Tried =
  | { readonly is: 'rest' | 'busy' }
  | { readonly is: 'done'; readonly report: PartReport }
  | { readonly is: 'failed'; readonly error: JobError };

function Mistake(props: Omit<Props, 'names' | 'reports'> & { control: number; name: Words; report?: ControlReport }) {
  const { claim, part, control, name, report, options } = props;
  const { card } = useTexts().strings;
  const [tried, setTried] = useState<Tried>({ is: 'rest' });
  const job = useRef<Handle<PartReport> | undefined>(undefined);
  useEffect(() => () => job.current?.cancel(), []);

  const putIn = () => {
    const chosen = options();
    if (!chosen) return;
    job.current = tryMistake(claim, part, control, chosen);
    setTried({ is: 'busy' });
    job.current.result.then(
      (done) => setTried({ is: 'done', report: done }),
      (error: JobError) => setTried(error.why === 'cancelled' ? { is: 'rest' } : { is: 'failed', error }),
    );
  };

  const busy = tried.is === 'busy';
  return (
    <li class="card-mistake" data-control={control}>
      <span class="card-mistake-name">
        <Say words={name} />
      </span>
      {report && (
        <span class="card-caught">
          <Mark tone={report.caught ? 'good' : 'bad'} />
          {report.seeds > 1
            ? fill(card.caughtOn, { caught: report.refuted, seeds: report.seeds })
            : report.caught
              ? card.caughtOnce
              : card.missed}
        </span>
      )}
      <button type="button" onClick={(event) => (busy ? event.detail < 2 && job.current?.cancel() : putIn())}>
        {busy ? card.cancel : card.putIn}
      </button>
      <div role="status" class="card-tried">
        {tried.is === 'done' && <Result report={tried.report} />}
        {tried.is === 'failed' && (
          <p data-tone="bad">
            <Mark tone="bad" />
            {card.earned.failed}: {failureWords(tried.error, card.failure)}
          </p>
        )}
      </div>
    </li>
  );
}

const failureWords = ({ why, message }: JobError, texts: Readonly<Record<string, string>>): string =>
  fill(texts[why] ?? '{message}', { message });

function Result({ report }: { readonly report: PartReport }) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const refuted = report.outcome === 'refuted';
  return (
    <>
      <p data-tone={refuted ? 'good' : 'bad'} data-outcome={report.outcome}>
        <Mark tone={refuted ? 'good' : 'bad'} />
        <strong>{refuted ? card.mistakeRefuted : card.mistakeMissed}</strong>
        {!refuted && report.reason && ` ${report.reason[lang]}`}
      </p>
      {report.counterexample && <CaseTable title={card.counterexample} example={report.counterexample} shrunk />}
      {report.box && <Enclosed box={report.box} hull={report.hull} where={report.where} />}
    </>
  );
}
