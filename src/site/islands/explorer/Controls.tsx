/** A slider and a field for each number, a list for each choice. What was typed stays, also while it cannot be used. */
import { useState } from 'preact/hooks';
import type { ChoiceParameter, NumberParameter, Parameters, Values } from '../../../explorers/explorer.ts';
import { isNumber, parseValue } from '../../../explorers/values.ts';
import { fill } from '../../text/strings.ts';
import { type ExplorerTexts, fieldProblem } from './texts.ts';

interface Props {
  /** Distinguishes the ids of this explorer's fields. */
  readonly prefix: string;
  readonly parameters: Parameters;
  readonly values: Values;
  readonly texts: ExplorerTexts;
  readonly onChange: (name: string, value: string | number) => void;
}

function NumberControl(props: {
  readonly id: string;
  readonly parameter: NumberParameter;
  readonly value: number;
  readonly texts: ExplorerTexts;
  readonly onChange: (value: number) => void;
}) {
  const { id, parameter, value, texts, onChange } = props;
  const { low, high, step } = parameter;
  const label = parameter.label[texts.lang];
  const [typed, setTyped] = useState<string>();
  const use = (text: string) => {
    setTyped(text);
    const read = parseValue(parameter, text);
    if (typeof read === 'number') onChange(read);
  };
  // What was typed gives way to a value that came from elsewhere.
  const shown = typed !== undefined && (parseValue(parameter, typed) ?? value) === value ? typed : String(value);
  const wrong = parseValue(parameter, shown) === undefined;
  return (
    <div class="explorer-control">
      <label for={id}>{label}</label>
      {high - low <= 10_000 && (
        <input
          type="range"
          aria-label={fill(texts.strings.slider, { label })}
          min={low}
          max={high}
          step={step}
          value={value}
          onInput={(event) => {
            setTyped(undefined);
            onChange(Number(event.currentTarget.value));
          }}
        />
      )}
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        size={Math.max(4, Math.min(10, String(high).length))}
        value={shown}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-problem` : undefined}
        onInput={(event) => use(event.currentTarget.value)}
      />
      {wrong && (
        <p id={`${id}-problem`} class="explorer-problem" role="alert">
          {fieldProblem(parameter, shown.trim(), texts)}
        </p>
      )}
    </div>
  );
}

function ChoiceControl(props: {
  readonly id: string;
  readonly parameter: ChoiceParameter;
  readonly value: string;
  readonly texts: ExplorerTexts;
  readonly onChange: (value: string) => void;
}) {
  const { id, parameter, value, texts, onChange } = props;
  return (
    <div class="explorer-control">
      <label for={id}>{parameter.label[texts.lang]}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {Object.entries(parameter.options).map(([option, name]) => (
          <option key={option} value={option} selected={option === value}>
            {name[texts.lang]}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Controls({ prefix, parameters, values, texts, onChange }: Props) {
  return Object.entries(parameters).map(([name, parameter]) => {
    const id = `${prefix}-${name}`;
    return isNumber(parameter) ? (
      <NumberControl
        key={name}
        {...{ id, parameter, texts }}
        value={values[name] as number}
        onChange={(value) => onChange(name, value)}
      />
    ) : (
      <ChoiceControl
        key={name}
        {...{ id, parameter, texts }}
        value={values[name] as string}
        onChange={(value) => onChange(name, value)}
      />
    );
  });
}
