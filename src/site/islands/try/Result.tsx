/** The verdict on a reader's formula: how it was found, a counterexample, what would be right, and how to cite it. */
import { printOwn } from '../../../address.ts';
import { formatNumber } from '../../../check/number.ts';
import type { OwnReport } from '../../../own/judge.ts';
import { ownVerdict } from '../../text/own-verdict.ts';
import { fill, type Strings } from '../../text/strings.ts';
import { CaseTable } from '../card/CaseTable.tsx';
import { Copy } from '../card/Copy.tsx';
import { Mark } from '../card/Mark.tsx';
import { Say } from '../card/Say.tsx';

type OwnStrings = Strings['own'];

interface Props {
  readonly report: OwnReport;
  readonly busy: boolean;
  readonly strings: OwnStrings;
  readonly release: string;
  readonly promised: { readonly digest: string; readonly release?: string } | undefined;
  readonly onTake: (right: string) => void;
}

export function Result({ report, busy, strings, release, promised, onTake }: Props) {
  const { asked, exact, numbers, enclosed, diagnosis, digest, problem, tex, verdict } = report;
  const sentence = ownVerdict(report, strings);
  const link = () => new URL(printOwn(asked, { digest, release }), location.href.replace(/[?#].*$/, '')).href;
  const citation = () =>
    fill(strings.citation, { formula: `$${tex ?? asked.formula}$`, release, digest, verdict: sentence, url: link() });
  const worst = numbers?.routes?.reduce((a, b) => (b.worst > a.worst ? b : a));
  const good = verdict === 'equal' || verdict === 'in numbers';
  const { remedies = [], instead = [], where = [], tried = 0 } = diagnosis ?? {};
  return (
    <section class="own-result card" data-verdict={verdict} data-digest={busy ? undefined : digest}>
      <p class="own-verdict" data-tone={good ? 'good' : 'bad'}>
        <Mark tone={verdict === 'equal' ? 'good' : good || verdict === 'no value' ? 'unsure' : 'bad'} />{' '}
        <strong>{sentence}</strong> {problem && <Say words={problem.says} />}
      </p>
      {exact && <p class="card-note">{fill(strings.exact, { points: exact.points, bits: exact.bits })}</p>}
      {numbers && worst && verdict !== 'no value' && (
        <p class="card-note">
          {numbers.relation === 'atMost'
            ? fill(strings.boundNumbers, { n: numbers.checked, worst: formatNumber(-worst.worst, 3) })
            : fill(strings.numbers, {
                n: numbers.checked,
                worst: formatNumber(worst.worst, 3),
                allowed: formatNumber(worst.allowed, 3),
              })}
        </p>
      )}
      {(remedies.length > 0 || instead.length > 0 || where.length > 0) && (
        <ul class="own-findings">
          {instead.map((words) => (
            <li key={words.en}>
              <Say
                words={{ en: fill(strings.instead, { what: words.en }), zh: fill(strings.instead, { what: words.zh }) }}
              />
            </li>
          ))}
          {remedies.map(({ says, tex: right }) => (
            <li key={right} class="own-remedy">
              <Say words={says} />{' '}
              <button type="button" onClick={() => onTake(right)}>
                {strings.take}
              </button>
            </li>
          ))}
          {where.map((words) => (
            <li key={words.en}>
              <Say
                words={{ en: fill(strings.where, { what: words.en }), zh: fill(strings.where, { what: words.zh }) }}
              />
            </li>
          ))}
        </ul>
      )}
      {busy && !good && <p class="card-note">{strings.looking}</p>}
      {!busy && diagnosis && remedies.length === 0 && instead.length === 0 && (
        <p class="card-note">{fill(strings.none, { n: tried })}</p>
      )}
      {numbers?.counterexample && (
        <div class="card-body">
          <CaseTable
            title={strings.counterexample}
            example={numbers.counterexample}
            relation={numbers.relation}
            refutes
          />
          {enclosed && (
            <p class="card-note">{fill(strings.enclosed, { lo: String(enclosed.lo), hi: String(enclosed.hi) })}</p>
          )}
        </div>
      )}
      {!busy && (
        <footer class="own-provenance">
          {promised && (
            <p
              data-compared={promised.digest === digest ? 'same' : 'other'}
              data-tone={promised.digest === digest ? 'good' : 'bad'}
            >
              {promised.digest === digest
                ? fill(strings.same, { digest })
                : fill(strings.other, { here: digest, there: promised.digest })}{' '}
              {promised.release && promised.release !== release && promised.digest !== digest
                ? fill(strings.otherRelease, { there: promised.release, here: release })
                : ''}
            </p>
          )}
          <p class="row">
            <span>
              {strings.digest} <code>{digest}</code>
            </span>
            <a href={link()}>{strings.link}</a>
            <Copy text={link} what={strings.link} />
            <span>
              {strings.cite} <Copy text={citation} what={strings.cite} />
            </span>
            {tex && (
              <span>
                {strings.copyTex} <Copy text={() => tex} what={strings.copyTex} />
              </span>
            )}
          </p>
        </footer>
      )}
    </section>
  );
}
