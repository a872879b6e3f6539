/** The messages between the page and the proof worker. */
import type { RunOptions } from '../check/options.ts';
import type { PartReport, Report } from '../check/report.ts';
import type { Checked } from '../exercises/check.ts';
import type { Values } from '../explorers/explorer.ts';

export type Request =
  | { readonly job: number; readonly run: 'claim'; readonly claim: string; readonly options: RunOptions }
  /**
   * One part alone (`proves` first, then `printed` or `without`), with its mistake `control` put in; without `control` the part
   * as it is, which for `without` drops the condition.
   */
  | {
      readonly job: number;
      readonly run: 'mistake';
      readonly claim: string;
      readonly part: number;
      readonly control?: number;
      readonly options: RunOptions;
    }
  /** Computes an explorer at these values. */
  | { readonly job: number; readonly run: 'explore'; readonly explorer: string; readonly values: Values }
  /** Judges an answer to an exercise. */
  | {
      readonly job: number;
      readonly run: 'exercise';
      readonly chapter: string;
      readonly exercise: string;
      readonly given: string;
    };

export type Response =
  | { readonly job: number; readonly is: 'progress'; readonly done: number; readonly total: number }
  | { readonly job: number; readonly is: 'report'; readonly report: Report }
  | { readonly job: number; readonly is: 'mistake'; readonly report: PartReport }
  | { readonly job: number; readonly is: 'explored'; readonly data: unknown }
  | { readonly job: number; readonly is: 'checked'; readonly checked: Checked }
  | { readonly job: number; readonly is: 'error'; readonly why: 'crashed' | 'threw'; readonly message: string };
