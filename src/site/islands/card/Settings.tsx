/** Seed, number of networks and sizes. What does not work is said beside its field; what was typed stays. */

import { grouped } from '../../../check/number.ts';
import { type Limits, limits } from '../../../check/options.ts';
import { sizeName } from '../../text/size.ts';
import { fill } from '../../text/strings.ts';
import type { Ranges, TypedSettings } from './settings.ts';
import { useTexts } from './texts.tsx';
import { fieldId } from './useSettings.ts';

interface Props {
  readonly prefix: string;
  /** The site's number of the equation. */
  readonly number: string;
  readonly given: TypedSettings;
  readonly sizes: Ranges;
  readonly random: boolean;
  readonly draws: boolean;
  readonly problems: Ranges;
  readonly onChange: (given: TypedSettings) => void;
  readonly onRun: () => void;
  readonly onBuild: () => void;
}

function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly range: Limits;
  readonly hint?: string;
  readonly problem: Limits | undefined;
  readonly onInput: (value: string) => void;
}) {
  const { strings } = useTexts();
  const { id, label, value, range, hint, problem, onInput } = props;
  const digits = String(range.high).length;
  const [low, high] = [range.low, range.high].map(grouped);
  const text = value.trim() === '' ? strings.card.problemEmpty : strings.card.problem;
  return (
    <div class="card-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        size={Math.max(digits, hint?.length ?? 0)}
        value={value}
        placeholder={hint}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {problem && (
        <p id={`${id}-problem`} class="card-problem">
          {fill(text, { value: value.trim(), low, high })}
        </p>
      )}
    </div>
  );
}

export function Settings({ prefix, number, given, sizes, random, draws, problems, onChange, onRun, onBuild }: Props) {
  const { strings } = useTexts();
  const { card } = strings;
  if (!random) return <p class="card-note">{card.settingsNone}</p>;
  const field = (name: string, label: string, range: Limits, hint?: string) => (
    <Field
      key={name}
      id={fieldId(prefix, name)}
      label={label}
      value={given[name] ?? ''}
      range={range}
      problem={problems[name]}
      onInput={(value) => onChange({ ...given, [name]: value })}
      {...(hint && { hint })}
    />
  );
  const anotherSeed = () => onChange({ ...given, seed: String(crypto.getRandomValues(new Uint32Array(1))[0]) });
  return (
    <form
      class="card-settings"
      aria-label={fill(card.settings, { number })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      {field('seed', card.seed, limits.seed)}
      {draws && field('cases', card.cases, limits.cases)}
      {Object.entries(sizes).map(([name, { low, high }]) =>
        field(name, sizeName(name, strings.size), { low, high }, fill(card.drawn, { low, high })),
      )}
      <div class="card-buttons row">
        <button type="button" onClick={anotherSeed}>
          {card.newSeed}
        </button>
        <button type="button" onClick={onBuild}>
          {card.buildAgain}
        </button>
        <button type="submit">{card.run}</button>
      </div>
    </form>
  );
}
