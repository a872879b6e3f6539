/** Checks and parses the values of an explorer's parameters. */
import type { NumberParameter, Parameter, Parameters, Values } from './explorer.ts';

export const isNumber = (parameter: Parameter): parameter is NumberParameter => 'low' in parameter;

export const initialValues = (parameters: Parameters): Values =>
  Object.fromEntries(Object.entries(parameters).map(([name, { initial }]) => [name, initial]));

/** The parameters with other initial values. Throws RangeError on a name or a value that is not admitted. */
export function startingAt<P extends Parameters>(parameters: P, at: Values): P {
  for (const name of Object.keys(at))
    if (!Object.hasOwn(parameters, name))
      throw new RangeError(`got a value for ${name}, needed one of ${Object.keys(parameters).join(', ')}`);
  checkValues(parameters, { ...initialValues(parameters), ...at });
  const moved = Object.entries(parameters).map(([name, parameter]) => [
    name,
    Object.hasOwn(at, name) ? { ...parameter, initial: at[name] } : parameter,
  ]);
  return Object.fromEntries(moved) as P;
}

export function admits(parameter: Parameter, value: unknown): boolean {
  if (!isNumber(parameter)) return typeof value === 'string' && Object.hasOwn(parameter.options, value);
  const { low, high, step } = parameter;
  return typeof value === 'number' && value >= low && value <= high && (step % 1 !== 0 || Number.isInteger(value));
}

/** The value of a parameter from text; undefined if it is not admitted. */
export function parseValue(parameter: Parameter, text: string): string | number | undefined {
  // NFKC turns full-width digits, as typed on a Chinese keyboard, into ASCII; U+2212 counts as a minus sign.
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  const value = isNumber(parameter)
    ? /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)
      ? Number(plain)
      : undefined
    : plain;
  return admits(parameter, value) ? value : undefined;
}

/** Throws RangeError unless every parameter has an admitted value. */
export function checkValues(parameters: Parameters, values: Values): void {
  for (const [name, parameter] of Object.entries(parameters))
    if (!admits(parameter, values[name])) {
      const needed = isNumber(parameter)
        ? `${parameter.step % 1 === 0 ? 'a whole number' : 'a number'} from ${parameter.low} to ${parameter.high}`
        : `one of ${Object.keys(parameter.options).join(', ')}`;
      throw new RangeError(`${name} is ${values[name]}, needed ${needed}`);
    }
}
