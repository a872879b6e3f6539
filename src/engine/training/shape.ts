/** The sizes of a network in training, and the layout of its weights in one flat array. */

export interface Shape {
  /** `rnn` is c_t = tanh(W [c_{t−1}; x_t] + b); `lstm` has W = [W_f; W_i; W_c; W_o]. */
  readonly network: 'rnn' | 'lstm';
  /** Hidden units, inputs, outputs of the read-out, steps, sequences in a batch: integers ≥ 1. */
  readonly n: number;
  readonly m: number;
  readonly p: number;
  readonly T: number;
  readonly batch: number;
  /** Of a step: ½‖h_t − y_t‖², or −y_t·log softmax(h_t) in nats. Squares when left out. */
  readonly loss?: 'squares' | 'cross-entropy';
}

/** Rows of W for each unit: the four gates of an LSTM in the text's order f, i, c, o, or the one layer of an RNN. */
export const gatesOf = ({ network }: Pick<Shape, 'network'>): number => (network === 'lstm' ? 4 : 1);

/** Where W ((gates·n) × (n + m)), b (gates·n), W_out (p × n) and b_out (p) start, in this order, row-major; `count` is the total. */
export function placesOf(shape: Pick<Shape, 'network' | 'n' | 'm' | 'p'>) {
  const { n, m, p } = shape;
  const rows = gatesOf(shape) * n;
  const b = rows * (n + m);
  const Wout = b + rows;
  const bout = Wout + p * n;
  return { W: 0, b, Wout, bout, count: bout + p } as const;
}

/** Throws unless every size is an integer ≥ 1. */
export function checkShape(shape: Shape): void {
  for (const size of ['n', 'm', 'p', 'T', 'batch'] as const) {
    const value = shape[size];
    if (!(Number.isInteger(value) && value >= 1))
      throw new RangeError(`shape: ${size} is ${value}, needed an integer of at least 1`);
  }
}
