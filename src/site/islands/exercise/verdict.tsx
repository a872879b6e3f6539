/** What is said to an answer, and the network on which a formula fails. Loaded with the first answer. */
import { render } from 'preact';
import type { Checked, ExerciseVerdict } from '../../../exercises/check.ts';
import type { Language } from '../../../proof/words.ts';
import { CaseTable } from '../card/CaseTable.tsx';
import { Mark, type Tone } from '../card/Mark.tsx';
import { Say } from '../card/Say.tsx';
import { TextsProvider } from '../card/texts.tsx';
import { cardStrings } from '../strings.ts';
import { exerciseStrings } from './strings.ts';

const tones: Readonly<Record<ExerciseVerdict, Tone>> = {
  right: 'good',
  wrong: 'bad',
  unread: 'unsure',
  compared: 'unsure',
};

export function show(
  result: Element,
  example: Element,
  { verdict, says, example: found }: Checked,
  lang: Language,
): void {
  const texts = { lang, strings: cardStrings[lang] };
  const words = exerciseStrings[lang];
  const tone = tones[verdict];
  render(
    <TextsProvider value={texts}>
      <p>
        <Mark tone={tone} /> <strong data-tone={tone}>{words.verdict[verdict]}</strong>
      </p>
      {says.map((said) => (
        <p key={said.en}>
          <Say words={said} />
        </p>
      ))}
    </TextsProvider>,
    result,
  );
  render(
    found ? (
      <TextsProvider value={texts}>
        <div class="card-body">
          <CaseTable title={words.example} example={found.example} relation={found.relation} refutes />
        </div>
      </TextsProvider>
    ) : null,
    example,
  );
}

/** A sentence of the page itself in place of a verdict. */
export function tell(result: Element, example: Element, text: string): void {
  render(<p>{text}</p>, result);
  render(null, example);
}

export function clear(result: Element, example: Element): void {
  render(null, result);
  render(null, example);
}
