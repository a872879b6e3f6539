/** A report's evidence in a page without scripts: the card's own views, typeset by the build, without what only scripts can do. */
import type { ComponentChildren } from 'preact';
import type { PartReport, Report } from '../../check/report.ts';
import type { Language } from '../../proof/words.ts';
import { CaseTable } from '../islands/card/CaseTable.tsx';
import { HelpTerms } from '../islands/card/Help.tsx';
import { PartView } from '../islands/card/PartView.tsx';
import { TextsProvider } from '../islands/card/texts.tsx';
import { cardStrings } from '../islands/strings.ts';
import { renderTex } from '../text/tex.ts';

interface Props {
  readonly lang: Language;
  readonly children: ComponentChildren;
}

const Built = ({ lang, children }: Props) => (
  <TextsProvider value={{ lang, strings: cardStrings[lang], renderTex }}>
    <div class="proof card-body">{children}</div>
  </TextsProvider>
);

export const BuiltEvidence = ({ lang, report }: { readonly lang: Language; readonly report: Report }) => (
  <Built lang={lang}>
    {report.parts.map((part, index) => (
      <PartView key={part.name.en} claim={report.claim} index={index} report={part} controls={part.controls} />
    ))}
  </Built>
);

/** The terms of the cards, for a page that explains them. */
export const BuiltTerms = ({ lang }: { readonly lang: Language }) => (
  <Built lang={lang}>
    <HelpTerms />
  </Built>
);

interface CaseProps {
  readonly lang: Language;
  readonly title: string;
  readonly part: PartReport;
}

/** The counterexample found for a part that is refuted. */
export const BuiltCase = ({ lang, title, part: { counterexample, relation } }: CaseProps) =>
  counterexample && (
    <Built lang={lang}>
      <CaseTable title={title} example={counterexample} relation={relation} refutes />
    </Built>
  );
