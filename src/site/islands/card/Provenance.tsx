/** Where a result comes from: against the build, its digest, the command and the link that show it again, the source. */
import type { VNode } from 'preact';
import { type PromisedResult, printRun } from '../../../address.ts';
import type { Report } from '../../../check/report.ts';
import { Copy } from './Copy.tsx';
import { type ComparedRun, compareWithBuild, compareWithLink } from './difference.ts';
import { Mark } from './Mark.tsx';
import type { ShownRun } from './memory.ts';
import { useTexts } from './texts.tsx';

/** The command line's own words for the same run. */
export function command({ claim, seed, cases, sizes }: Report, built: Report): string {
  const said = [`npm run prove -- ${claim} --seed ${seed}`];
  if (cases !== built.cases) said.push(`--cases ${cases}`);
  for (const [name, n] of Object.entries(sizes)) said.push(`--size ${name}=${n}`);
  return said.join(' ');
}

interface Props {
  readonly shown: ShownRun;
  readonly built: Report;
  readonly source: { readonly file: string; readonly href: string };
  /** The release of the site. */
  readonly release: string;
  /** What the link that asked for this run says of it. */
  readonly promised: PromisedResult | undefined;
}

function Compared({ is, words }: ComparedRun) {
  const tone = is === 'same' ? 'good' : 'bad';
  return (
    <p data-compared={is} data-tone={is === 'unlike' ? undefined : tone}>
      {is !== 'unlike' && <Mark tone={tone} />}
      {words}
    </p>
  );
}

export function Provenance({ shown, built, source, release, promised }: Props) {
  const texts = useTexts();
  const { card } = texts.strings;
  const { report, ms } = shown;
  const again = command(report, built);
  // What the address says of explorers may change while the card stays as it is: it is asked when the link is wanted.
  const link = () => new URL(`${printRun(report, release, location.search)}#${report.claim}`, location.href).href;
  const follow = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    currentTarget.href = link();
  };
  const rows: readonly (readonly [name: string, value: VNode, copied?: () => string])[] = [
    [
      card.digest,
      <code key="digest" class="card-digest" translate={false}>
        {report.digest}
      </code>,
      () => report.digest,
    ],
    [
      card.command,
      <code key="command" translate={false}>
        {again}
      </code>,
      () => again,
    ],
    [
      card.source,
      <a key="source" href={source.href}>
        <code>{source.file}</code>
      </a>,
    ],
    [
      '',
      <a key="link" href={link()} onClick={follow}>
        {card.link}
      </a>,
      link,
    ],
  ];
  return (
    <footer class="card-provenance">
      {ms !== undefined && promised && <Compared {...compareWithLink(report, promised, release, texts)} />}
      {ms === undefined ? <p>{card.built}</p> : <Compared {...compareWithBuild(report, built, texts)} />}
      <dl>
        {rows.map(([name, value, copied]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {copied && <Copy text={copied} what={name || card.link} />}
            </dd>
          </div>
        ))}
      </dl>
    </footer>
  );
}
