/** All claims with a mark for each. The build sets it; while and after they run the island does. */
import { Mark, type Tone } from './card/Mark.tsx';
import type { VerifyAllProps } from './props.ts';
import type { Fate } from './verify.ts';

const tones: Record<Fate, Tone> = { rest: 'good', busy: 'busy', good: 'good', bad: 'bad', differs: 'unsure' };

interface Props extends Pick<VerifyAllProps, 'claims' | 'strings'> {
  readonly fates: Readonly<Record<string, Fate>>;
}

export default function VerifyBoard({ claims, strings, fates }: Props) {
  return (
    <ol class="verify-board" aria-label={strings.list}>
      {claims.map(({ id, number, href }) => {
        const fate = fates[id] ?? 'rest';
        return (
          <li key={id} data-fate={fate}>
            <a href={href}>
              <Mark tone={tones[fate]} />
              {number}
              <span class="visually-hidden"> {strings.tone[fate]}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}
