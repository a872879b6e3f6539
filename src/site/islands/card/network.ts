/** Where the pieces of a drawn network stand: a small RNN or LSTM unrolled over its steps, or one with a constant input as a loop. */
import type { Example } from '../../../check/report.ts';

/** Distance of two columns, of two rows; radius of a unit. In units of the picture. */
const COLUMN = 84;
const ROW = 64;
export const RADIUS = 17;
const LEFT = 24;
/** Room above the units for targets, and below for inputs. */
const TOP = 53;
const BOTTOM = 66;

interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/** Text with an index below it, such as `x` and `1`, and its value. */
export interface Label {
  readonly at: DrawnPoint;
  readonly letter: string;
  readonly index: string;
  readonly value: number;
  readonly anchor: 'start' | 'middle';
}

export interface DrawnEdge {
  readonly from: DrawnPoint;
  readonly to: DrawnPoint;
  /** Nothing passes: every weight is zero, and the network has no other way. */
  readonly cut: boolean;
  /** Of a state to itself, in a picture without steps. */
  readonly loop?: true;
}

interface DrawnNetwork {
  readonly width: number;
  readonly height: number;
  readonly units: readonly (DrawnPoint & { readonly index: string })[];
  readonly edges: readonly DrawnEdge[];
  readonly labels: readonly Label[];
  readonly steps: number | undefined;
  readonly size: number;
}

const MOST_UNITS = 2;
const MOST_STEPS = 4;

const list = (value: unknown): readonly number[] => (Array.isArray(value) ? value : []);

interface Weights {
  readonly letter: string;
  readonly index: string;
  readonly value: number;
}

/** The weights by which unit j of the step before, or the input, acts on unit i; those that are not zero. */
function weightsOf(given: NonNullable<Example['given']>, n: number, i: number, j: number): Weights[] {
  const gates = ['f', 'i', 'c', 'o'].filter((gate) => `W_${gate}` in given);
  const recurrent = j < n;
  const all =
    gates.length > 0
      ? gates.map((gate) => ({
          letter: recurrent ? 'u' : 'v',
          index: gate,
          value: list(given[`W_${gate}`])[i * (n + 1) + j],
        }))
      : [{ letter: 'w', index: recurrent ? 'rec' : 'in', value: list(given.W)[i * (n + 1) + j] }];
  return all.filter(({ value }) => value !== 0);
}

/** Where a label ends, taking a character for 7 wide, or 5 where it stands below. */
function endOf({ at, index, value, anchor }: Label): number {
  const width = 7 * (4 + String(Number(value.toPrecision(4))).length) + 5 * index.length;
  return Math.ceil(at.x + (anchor === 'start' ? width : width / 2));
}

/** Undefined for a case that is no network, or too large to draw: more than two units, one input or four steps. */
export function drawn({ given = {} }: Pick<Example, 'given'>): DrawnNetwork | undefined {
  const { n, m, T } = given;
  const lstm = 'W_f' in given;
  if (typeof n !== 'number' || n > MOST_UNITS || m !== 1 || !(lstm || 'W' in given)) return undefined;
  if (T !== undefined && (typeof T !== 'number' || T > MOST_STEPS)) return undefined;
  const steps = typeof T === 'number' ? T : undefined;
  const place = (t: number, i: number): DrawnPoint => ({ x: LEFT + t * COLUMN, y: TOP + i * ROW });
  const columns = steps === undefined ? [1] : Array.from({ length: steps + 1 }, (_, t) => t);
  const rows = Array.from({ length: n }, (_, i) => i);
  const bottom = TOP + (n - 1) * ROW + BOTTOM;
  const units = columns.flatMap((t) =>
    rows.map((i) => ({ ...place(t, i), index: steps === undefined ? 't' : String(t) })),
  );
  const edges: DrawnEdge[] = [];
  const labels: Label[] = [];
  for (const t of columns) {
    if (t === 0) continue;
    for (const i of rows) {
      const to = place(t, i);
      const sources: { readonly j: number; readonly from: DrawnPoint }[] = [
        ...rows.map((j) => ({ j, from: place(steps === undefined ? t : t - 1, j) })),
        { j: n, from: { x: to.x, y: bottom - 18 } },
      ];
      for (const { j, from } of sources) {
        const acting = weightsOf(given, n, i, j);
        const input = j === n;
        const open = lstm && j === i;
        // Of several units only what acts is drawn; of one, also the way that its weight of zero cuts.
        if (acting.length === 0 && !open && (n > 1 || input)) continue;
        // The input of the second unit would run through the first one: it is told by its label alone.
        const hidden = input && i < n - 1;
        if (!hidden)
          edges.push({
            from,
            to,
            cut: acting.length === 0 && !open,
            ...(steps === undefined && !input && i === j && { loop: true as const }),
          });
        const shown = acting.length > 0 || open ? acting : [{ letter: 'w', index: 'rec', value: 0 }];
        // Beside the arrow of an input, above that of a state and clear of the circles; nearer to where it acts where arrows cross.
        shown.forEach(({ letter, index, value }, line) => {
          const share = i === j ? 0.5 : 0.68;
          const at = input
            ? { x: to.x + 6, y: to.y + RADIUS + 18 + 14 * line }
            : steps === undefined
              ? { x: to.x + RADIUS + 14, y: to.y - 8 + 14 * line + (i === j ? -14 : 14) }
              : { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) - 12 - 14 * line };
          labels.push({ at, letter, index, value, anchor: input || steps === undefined ? 'start' : 'middle' });
        });
      }
    }
    const [x, y] = [list(given.x), list(given.y)];
    labels.push({
      at: { x: place(t, 0).x, y: bottom - 4 },
      letter: 'x',
      index: steps === undefined ? 't' : String(t),
      value: x[steps === undefined ? 0 : t - 1] ?? 0,
      anchor: 'middle',
    });
    if (steps !== undefined && y.length === steps && y.some((v) => v !== 0))
      labels.push({
        at: { x: place(t, 0).x, y: 16 },
        letter: 'y',
        index: String(t),
        value: y[t - 1],
        anchor: 'middle',
      });
  }
  const last = columns[columns.length - 1];
  return {
    width: Math.max(LEFT + last * COLUMN + 36, ...labels.map(endOf)),
    height: bottom + 2,
    units,
    edges,
    labels,
    steps,
    size: n,
  };
}
