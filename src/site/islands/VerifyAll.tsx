/** Runs every claim of the site in this browser, with a mark for each, and says whether all came out as in the build. */
import { useEffect, useState } from 'preact/hooks';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { Mark, type Tone } from './card/Mark.tsx';
import { seconds as secondsWords } from './card/texts.tsx';
import { Fresh } from './Fresh.tsx';
import { type BoardClaim, type Course, doneOf, type Fate, useVerify } from './verify.ts';

const tones: Record<Fate, Tone> = { rest: 'good', busy: 'busy', good: 'good', bad: 'bad', differs: 'unsure' };

interface Props {
  readonly claims: readonly BoardClaim[];
  readonly strings: (typeof en)['verify'];
  /** `{s} s` */
  readonly seconds: string;
}

/** What is said of it all, and how. */
export function verdictOn(course: Course, total: number, { strings, seconds }: Props): [Tone, string] {
  const fates = Object.values(course.fates);
  const count = (fate: Fate) => fates.filter((one) => one === fate).length;
  const values = { total, done: doneOf(course), time: secondsWords(course.ms, seconds) };
  if (course.is === 'rest') return ['good', fill(strings.built, values)];
  if (course.is === 'running') return ['busy', fill(strings.running, values)];
  if (course.is === 'cancelled') return ['unsure', fill(strings.cancelled, values)];
  if (count('good') === total) return ['good', fill(strings.good, values)];
  const bad = total - count('good') - count('differs');
  return bad > 0
    ? ['bad', fill(strings.bad, { ...values, bad })]
    : ['unsure', fill(strings.differs, { ...values, n: count('differs') })];
}

export default function VerifyAll(props: Props) {
  const { claims, strings } = props;
  const { course, start, cancel } = useVerify(claims);
  // Until it listens its button is off, so that no click is lost.
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const running = course.is === 'running';
  const [tone, said] = verdictOn(course, claims.length, props);
  return (
    <div class="proof verify" data-course={course.is} data-tone={tone}>
      <p class="verify-line row">
        <button type="button" disabled={!alive} onClick={running ? cancel : start}>
          <Fresh text={running ? strings.cancel : course.is === 'rest' ? strings.run : strings.again} />
        </button>
        <span data-tone={tone}>
          <Mark tone={tone} /> <Fresh text={said} />
        </span>
      </p>
      {/* Only the end is announced: the count changes many times a second. */}
      <p class="visually-hidden" role="status">
        <Fresh text={running || course.is === 'rest' ? '' : said} />
      </p>
      <progress max={claims.length} value={doneOf(course)} aria-label={strings.title} />
      <ol class="verify-board" aria-label={strings.list}>
        {claims.map(({ id, number, href }) => {
          const fate = course.fates[id] ?? 'rest';
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
    </div>
  );
}
