/** The mistakes that the check must catch. The reader may put each one in and see it refuted. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunOptions } from '../../../check/options.ts';
import type { ControlReport, PartReport } from '../../../check/report.ts';
import { earnedWords } from '../../../check/sentence.ts';
import type { WrongFormula } from '../../../proof/part.ts';
import type { Words } from '../../../proof/words.ts';
import { type Handle, type JobError, tryMistake } from '../../../worker/client.ts';
import { fill } from '../../text/strings.ts';
import { CaseTable } from './CaseTable.tsx';
import { EnclosedBox } from './EnclosedBox.tsx';
import { Mark } from './Mark.tsx';
import { Say } from './Say.tsx';
import { marked, markedRight, Tex } from './Tex.tsx';
import { useTexts } from './texts.tsx';

interface Props {
  readonly claim: string;
  /** The displayed formula, beside which an edited one is shown. */
  readonly tex?: string | undefined;
  readonly part: number;
  readonly mistakes: readonly Pick<ControlReport, 'name' | 'practice' | 'formula'>[];
  readonly reports: readonly ControlReport[];
  /** The options as typed, or undefined where they do not work; then the fields say so. Without it nothing can be put in. */
  readonly options?: (() => RunOptions | undefined) | undefined;
}

export function Mistakes({ claim, tex, part, mistakes, reports, options }: Props) {
  const { card } = useTexts().strings;
  return (
    <div class="card-mistakes">
      <h4 class="card-title">{card.mistakes}</h4>
      {part === 0 && <p class="card-note">{card.mistakesNote}</p>}
      <ul>
        {mistakes.map(({ name, practice, formula }, control) => (
          <Mistake
            key={name.en}
            {...{
              claim,
              tex,
              part,
              control,
              name,
              options,
              ...(practice && { practice }),
              ...(formula && { formula }),
            }}
            said={{ put: card.putIn, refuted: card.mistakeRefuted, missed: card.mistakeMissed }}
            {...(reports[control] && { report: reports[control] })}
          />
        ))}
      </ul>
    </div>
  );
}

/** The part that drops the claim's condition, run alone with the reader's seed until a counterexample is found and shrunk. */
export function Dropped({ name, ...rest }: Pick<Props, 'claim' | 'part' | 'options'> & { readonly name: Words }) {
  const { card } = useTexts().strings;
  return (
    <ul class="card-dropped">
      <Mistake {...rest} name={name} said={{ put: card.drop, refuted: card.dropRefuted, missed: card.dropMissed }} />
    </ul>
  );
}

interface MistakeProps extends Pick<Props, 'claim' | 'tex' | 'part' | 'options'> {
  readonly name: Words;
  readonly practice?: Words;
  readonly formula?: WrongFormula;
  readonly control?: number;
  readonly report?: ControlReport;
  /** What the button says, and what the result is called. */
  readonly said: { readonly put: string; readonly refuted: string; readonly missed: string };
}

type Tried =
  | { readonly is: 'rest' | 'busy' }
  | { readonly is: 'done'; readonly report: PartReport }
  | { readonly is: 'failed'; readonly error: JobError };

function Mistake({ claim, tex, part, control, name, practice, formula, report, options, said }: MistakeProps) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const [tried, setTried] = useState<Tried>({ is: 'rest' });
  const job = useRef<Handle<PartReport> | undefined>(undefined);
  useEffect(() => () => job.current?.cancel(), []);

  const putIn = () => {
    const chosen = options?.();
    if (!chosen) return;
    job.current = tryMistake(claim, part, control, chosen);
    setTried({ is: 'busy' });
    job.current.result.then(
      (done) => setTried({ is: 'done', report: done }),
      (error: JobError) => setTried(error.why === 'cancelled' ? { is: 'rest' } : { is: 'failed', error }),
    );
  };

  const busy = tried.is === 'busy';
  const right = formula && tex && markedRight(tex, formula);
  return (
    <li class="card-mistake" data-control={control}>
      <span class="card-mistake-name">
        <Say words={name} />
        {practice && (
          <span class="card-practice">
            {card.practice} <Say words={practice} />
          </span>
        )}
      </span>
      {/* Only where it can be put in: in every page without scripts the formulas would be a third of its bytes. */}
      {formula && options && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <span class="card-wrong" role="group" tabIndex={0} aria-label={card.wrongFormula}>
          {right && <span class="card-note">{card.rightFormula}</span>}
          {right && <Tex tex={right} plain={tex ?? ''} />}
          <span class="card-note">{card.wrongFormula}</span>
          <Tex tex={marked(formula)} plain={formula.tex} />
        </span>
      )}
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
      {options && (
        <>
          <button type="button" onClick={(event) => (busy ? event.detail < 2 && job.current?.cancel() : putIn())}>
            {busy ? card.cancel : said.put}
          </button>
          <div role="status" class="card-tried">
            {tried.is === 'done' && <Result report={tried.report} said={said} />}
            {tried.is === 'failed' && (
              <p data-tone="bad">
                <Mark tone="bad" />
                {earnedWords.failed[lang]}: {failureWords(tried.error, card.failure)}
              </p>
            )}
          </div>
        </>
      )}
    </li>
  );
}

const failureWords = ({ why, message }: JobError, texts: Readonly<Record<string, string>>): string =>
  fill(texts[why] ?? '{message}', { message });

function Result({ report, said }: Pick<MistakeProps, 'said'> & { readonly report: PartReport }) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const refuted = report.outcome === 'refuted';
  return (
    <>
      <p data-tone={refuted ? 'good' : 'bad'} data-outcome={report.outcome}>
        <Mark tone={refuted ? 'good' : 'bad'} />
        <strong>{refuted ? said.refuted : said.missed}</strong>
        {!refuted && report.reason && ` ${report.reason[lang]}`}
      </p>
      {report.counterexample && (
        <CaseTable title={card.counterexample} example={report.counterexample} relation={report.relation} refutes />
      )}
      {report.box && <EnclosedBox box={report.box} hull={report.hull} where={report.where} />}
    </>
  );
}
