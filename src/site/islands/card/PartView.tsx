/** One piece of evidence: what was checked, how it came out, and whether that is how it should come out. */

import type { RunOptions } from '../../../check/options.ts';
import type { ControlReport, PartReport } from '../../../check/report.ts';
import { asItShould, checkedWords, exactWords, outcomeWords, rigorousWords } from '../../../check/sentence.ts';
import { CaseTable } from './CaseTable.tsx';
import { EnclosedBox } from './EnclosedBox.tsx';
import { GapPlot } from './GapPlot.tsx';
import { Mark } from './Mark.tsx';
import { Dropped, Mistakes } from './Mistakes.tsx';
import { Say } from './Say.tsx';
import { Arms, Replays, RoutesTable } from './tables.tsx';
import { useTexts } from './texts.tsx';

interface Props {
  readonly claim: string;
  /** The displayed formula. */
  readonly tex?: string;
  readonly index: number;
  readonly report: PartReport;
  /** The claim's own list of mistakes, also where the report has none because the part failed. */
  readonly controls: readonly Pick<ControlReport, 'name' | 'practice' | 'formula'>[];
  /** As typed; a page without scripts has none, and no buttons. */
  readonly options?: () => RunOptions | undefined;
}

export function PartView({ claim, tex, index, controls, report, options }: Props) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const { role, outcome, relation } = report;
  const good = asItShould(report);
  const tone = good ? 'good' : outcome === 'inconclusive' ? 'unsure' : 'bad';
  const allowed = Math.min(...(report.routes ?? []).map((route) => route.allowed));
  return (
    <section class="card-part" data-role={role} data-outcome={outcome}>
      <h3 class="row">
        <Mark tone={tone} />
        <span>
          <Say words={report.name} />
        </span>
        <span class="card-badge">{strings.kind[report.kind]}</span>
      </h3>
      <p class="card-note">
        <strong data-tone={tone}>{outcomeWords[outcome][lang]}</strong> · {checkedWords(report)[lang]}
        {report.reason && (
          <>
            {' · '}
            <Say words={report.reason} />
          </>
        )}
      </p>
      {(role === 'printed' || role === 'without') && (
        <p class="card-note">{(good ? card.expected : card.unexpected)[role]}</p>
      )}
      {role === 'without' && options && <Dropped claim={claim} part={index} name={report.name} options={options} />}
      {report.rigorous && <p class="card-note">{rigorousWords(report.rigorous)[lang]}</p>}
      {relation === 'atMost' && !report.rigorous && outcome === 'passes' && (
        <p class="card-note">{card.boundSampled}</p>
      )}
      {report.exact && <p class="card-note">{exactWords(report.exact)[lang]}</p>}
      {report.routes && relation && <RoutesTable routes={report.routes} relation={relation} />}
      {report.gaps && <GapPlot gaps={report.gaps} relation={relation} allowed={allowed} />}
      {report.box && <EnclosedBox box={report.box} hull={report.hull} where={report.where} />}
      {report.arms && <Arms arms={report.arms} />}
      {report.replays && report.replays.length > 0 && <Replays replays={report.replays} />}
      {report.counterexample && (
        <CaseTable title={card.counterexample} example={report.counterexample} relation={relation} refutes />
      )}
      {report.worst && (
        <details>
          <summary>{card.worstCase}</summary>
          <CaseTable title={card.worstCase} example={report.worst} relation={relation} />
        </details>
      )}
      {controls.length > 0 && (
        <Mistakes
          claim={claim}
          tex={tex}
          part={index}
          mistakes={controls}
          reports={report.controls}
          options={options}
        />
      )}
    </section>
  );
}
