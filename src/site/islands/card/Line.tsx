/** The card's one line: verdict, what was checked and how well, and the button that runs it here. */
import { foundWords } from '../../../check/found.ts';
import { earnedWords, summaryWords, verdictWords } from '../../../check/sentence.ts';
import { fill } from '../../text/strings.ts';
import { Fresh } from '../Fresh.tsx';
import { Mark, type Tone, toneOf } from './Mark.tsx';
import type { ShownRun } from './memory.ts';
import { type CardTexts, cardNumber, seconds, useTexts } from './texts.tsx';
import { isBusy, type Phase } from './useRun.ts';

interface Props {
  readonly line: ReturnType<typeof lineOf>;
  readonly phase: Phase;
  readonly open: boolean;
  readonly alive: boolean;
  readonly body: string;
  /** Whether it has run here before. */
  readonly again: boolean;
  readonly onToggle: () => void;
  readonly onRun: () => void;
  readonly onCancel: () => void;
}

/** What the line says first, and its tone. */
export function lineOf(
  phase: Phase,
  { report, ms }: ShownRun,
  { lang, strings: { card } }: CardTexts,
): { tone: Tone; verdict: string; rest: string } {
  if (phase.is === 'queued') return { tone: 'busy', verdict: card.queued, rest: '' };
  if (phase.is === 'running') {
    const counted = { done: cardNumber(phase.done, 6), total: cardNumber(phase.total, 6) };
    return { tone: 'busy', verdict: card.running, rest: phase.total > 0 ? fill(card.progress, counted) : '' };
  }
  if (phase.is === 'failed') {
    const rest = fill(card.failure[phase.why === 'cancelled' ? 'crashed' : phase.why], { message: phase.message });
    return { tone: 'bad', verdict: earnedWords.failed[lang], rest };
  }
  const when = ms === undefined ? card.verified : fill(card.ranHere, { time: seconds(ms, card.seconds) });
  const rest = `${when} · ${(report.ok ? foundWords : summaryWords)(report)[lang]}`;
  return { tone: toneOf(report), verdict: verdictWords(report)[lang], rest };
}

export function Line({ line, phase, open, alive, body, again, onToggle, onRun, onCancel }: Props) {
  const { card } = useTexts().strings;
  const { tone, verdict, rest } = line;
  const busy = isBusy(phase);
  return (
    <div class="card-line">
      <button
        type="button"
        class="card-toggle"
        disabled={!alive}
        aria-expanded={open}
        aria-controls={body}
        onClick={onToggle}
      >
        <Mark tone={tone} />
        <span class="card-words">
          <strong data-tone={tone}>
            <Fresh text={verdict} />
          </strong>{' '}
          <span class="card-rest">
            <Fresh text={rest} />
          </span>
        </span>
        <span class="visually-hidden">{card.details}</span>
        <svg class="card-chevron" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
          <path d="M3.5 6 8 10.5 12.5 6" />
        </svg>
      </button>
      <button
        type="button"
        class="card-run"
        disabled={!alive}
        // The second click of a double click meant to run, not to cancel.
        onClick={(event) => (busy ? event.detail < 2 && onCancel() : onRun())}
      >
        <Fresh text={busy ? card.cancel : again ? card.rerun : card.run} />
      </button>
      {phase.is === 'running' && phase.total > 0 && (
        <progress class="card-progress" value={phase.done} max={phase.total} aria-label={card.running} />
      )}
    </div>
  );
}
