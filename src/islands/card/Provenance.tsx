/** Where a result comes from: against the build, its digest, the command and the link that show it again, the source. */
import type { Report } from '../../runner/report.ts';
import { Copy } from './Copy.tsx';
import { compareWithBuild } from './difference.ts';
import { Mark } from './Mark.tsx';
import { toQuery } from './settings.ts';
import { useTexts } from './texts.tsx';
import type { Shown } from './useRun.ts';

/** The command line's own words for the same run. */
export function command({ claim, seed, cases, sizes }: Report, built: Report): string {
  const said = [`npm run prove -- ${claim} --seed ${seed}`];
  if (cases !== built.cases) said.push(`--cases ${cases}`);
  for (const [name, n] of Object.entries(sizes)) said.push(`--size ${name}=${n}`);
  return said.join(' ');
}

interface Props {
  readonly shown: Shown;
  readonly built: Report;
  readonly source: { readonly file: string; readonly href: string };
}

export function Provenance({ shown, built, source }: Props) {
  const texts = useTexts();
  const { card } = texts.strings;
  const { report, ms } = shown;
  const compared = ms === undefined ? undefined : compareWithBuild(report, built, texts);
  const again = command(report, built);
  const link = `${toQuery(report.claim, report)}#${report.claim}`;
  return (
    <footer class="card-provenance">
      {compared ? (
        <p
          data-compared={compared.is}
          data-tone={compared.is === 'same' ? 'good' : compared.is === 'other' ? 'bad' : undefined}
        >
          {compared.is !== 'unlike' && <Mark tone={compared.is === 'same' ? 'good' : 'bad'} />}
          {compared.words}
        </p>
      ) : (
        <p>{card.built}</p>
      )}
      <dl>
        <div>
          <dt>{card.digest}</dt>
          <dd>
            <code class="card-digest">{report.digest}</code> <Copy text={report.digest} what={card.digest} />
          </dd>
        </div>
        <div>
          <dt>{card.command}</dt>
          <dd>
            <code>{again}</code> <Copy text={again} what={card.command} />
          </dd>
        </div>
        <div>
          <dt>{card.source}</dt>
          <dd>
            <a href={source.href}>
              <code>{source.file}</code>
            </a>
          </dd>
        </div>
        <div>
          <dt />
          <dd>
            <a href={link}>{card.link}</a>
          </dd>
        </div>
      </dl>
    </footer>
  );
}
