/** What the address asked for and cannot have. It stays in the address until the reader changes something. */
import type { AddressProblem } from '../../../address.ts';
import type { Parameters } from '../../../explorers/explorer.ts';
import { fill } from '../../text/strings.ts';
import { type ExplorerTexts, neededWords } from './texts.ts';

interface Props {
  readonly parameters: Parameters;
  readonly problems: readonly AddressProblem[];
  readonly texts: ExplorerTexts;
  readonly onDismiss: () => void;
}

export function Problems({ parameters, problems, texts, onDismiss }: Props) {
  const { lang, strings } = texts;
  if (problems.length === 0) return null;
  return (
    <div class="explorer-problem" role="alert">
      <ul>
        {problems.map(({ name, text }) => {
          const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
          return (
            <li key={name}>
              {fill(strings.badAddress, {
                name: parameter?.label[lang] ?? name,
                value: text,
                needed: neededWords(parameter, texts),
              })}{' '}
              {parameter && strings.keptInitial}
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={onDismiss}>
        {strings.dismiss}
      </button>
    </div>
  );
}
