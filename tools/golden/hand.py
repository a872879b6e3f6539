"""Hand-worked values: makes src/engine/golden/hand.json with mpmath.

    apt-get install python3-mpmath        (Debian 12: mpmath 1.2.1)
    /usr/bin/python3 scripts/golden/hand.py

Networks of one unit over two steps, written out in scalars with 50 digits. Every derivative is a numerical derivative
of the forward pass at that precision (mpmath.diff), so neither PyTorch nor any formula for a gradient takes part.
All of it is worked again with 80 digits; the script stops unless both round to the same float64 numbers.
The inputs are multiples of 1/8, which float64 holds exactly. Run this before golden.py, which reads the inputs.
"""
import json
from pathlib import Path

from mpmath import diff, exp, mp, mpf, tanh

OUT = Path(__file__).resolve().parents[2] / 'src/engine/golden/hand.json'


def sigmoid(z):
    return 1 / (1 + exp(-z))


RNN = [
    {'name': 'hand-sigmoid', 'phi': 'sigmoid', 'n': 1, 'm': 1, 'p': 1, 'T': 2,
     'W': [1.5, -0.75], 'Wout': [1.25], 'c0': [0.5], 'x': [1.0, -2.0], 'y': [0.25, 1.0]},
    {'name': 'hand-tanh', 'phi': 'tanh', 'n': 1, 'm': 1, 'p': 1, 'T': 2,
     'W': [0.875, 0.5], 'Wout': [-1.5], 'c0': [-0.25], 'x': [0.75, 1.5], 'y': [0.5, -0.125]},
]
LSTM = [
    {'name': 'hand-lstm', 'n': 1, 'm': 1, 'T': 2,
     'W': {'f': [0.5, -0.25], 'i': [-0.75, 1.0], 'c': [1.25, 0.5], 'o': [0.375, -1.5]},
     'b': {'f': [1.0], 'i': [0.25], 'c': [-0.5], 'o': [0.125]},
     'h0': [0.25], 'c0': [-0.75], 'x': [1.5, -0.5], 'y': [0.5, -0.25]},
]


def rnn_forward(phi, w_rec, w_in, w_out, c0, x, y):
    z1 = w_rec * c0 + w_in * x[0]
    c1 = phi(z1)
    z2 = w_rec * c1 + w_in * x[1]
    c2 = phi(z2)
    h1, h2 = w_out * c1, w_out * c2
    return {'z': [z1, z2], 'c': [c1, c2], 'h': [h1, h2], 'E': [(h1 - y[0]) ** 2 / 2, (h2 - y[1]) ** 2 / 2]}


def lstm_step(W, b, h, c, x):
    z = {g: W[g][0] * h + W[g][1] * x + b[g][0] for g in 'fico'}
    f, i, candidate, o = sigmoid(z['f']), sigmoid(z['i']), tanh(z['c']), sigmoid(z['o'])
    c = c * f + candidate * i
    return {'f': f, 'i': i, 'candidate': candidate, 'o': o, 'c': c, 'h': o * tanh(c)}


def lstm_forward(W, b, h0, c0, x, y):
    s1 = lstm_step(W, b, h0, c0, x[0])
    s2 = lstm_step(W, b, s1['h'], s1['c'], x[1])
    out = {key: [s1[key], s2[key]] for key in s1}
    return out | {'E': [(s1['h'] - y[0]) ** 2 / 2, (s2['h'] - y[1]) ** 2 / 2]}


def exact(value):
    """The float64 numbers of an input as mpmath numbers, digit for digit."""
    if isinstance(value, dict):
        return {key: exact(v) for key, v in value.items()}
    return [mpf(v) for v in value]


def rnn_expect(case):
    phi = {'sigmoid': sigmoid, 'tanh': tanh}[case['phi']]
    x, y = exact(case['x']), exact(case['y'])
    at = (*exact(case['W']), *exact(case['Wout']), *exact(case['c0']))

    def slope(k, read):
        """The derivative of read(forward pass) by number k of (w_rec, w_in, w_out, c_0)."""
        return diff(lambda v: read(rnn_forward(phi, *at[:k], v, *at[k + 1:], x, y)), at[k])

    return rnn_forward(phi, *at, x, y) | {
        'dW': [slope(k, lambda run: sum(run['E'])) for k in (0, 1)],
        'dWout': [slope(2, lambda run: sum(run['E']))],
        'dW_t': [[slope(k, lambda run: run['E'][t]) for k in (0, 1)] for t in (0, 1)],
        'dc0': [slope(3, lambda run: sum(run['E']))],
        'Jc': [slope(3, lambda run: run['c'][1])],
    }


def lstm_expect(case):
    given = {key: exact(case[key]) for key in ('W', 'b', 'h0', 'c0', 'x', 'y')}

    def forward(W, b, h0, c0):
        return lstm_forward(W, b, h0[0], c0[0], given['x'], given['y'])

    def slope(name, gate, k, read):
        """The derivative of read(forward pass) by number k of the input `name` (of its gate, for W and b)."""
        def at(v):
            part = given[name][gate] if gate else given[name]
            part = part[:k] + [v] + part[k + 1:]
            moved = given | {name: given[name] | {gate: part} if gate else part}
            return read(forward(*(moved[key] for key in ('W', 'b', 'h0', 'c0'))))
        return diff(at, (given[name][gate] if gate else given[name])[k])

    def error(run):
        return sum(run['E'])

    return forward(*(given[key] for key in ('W', 'b', 'h0', 'c0'))) | {
        'dW': {g: [slope('W', g, k, error) for k in (0, 1)] for g in 'fico'},
        'db': {g: [slope('b', g, 0, error)] for g in 'fico'},
        'dh0': [slope('h0', None, 0, error)],
        'dc0': [slope('c0', None, 0, error)],
        'Js': [slope(by, None, 0, lambda run: run[of][0]) for of in ('c', 'h') for by in ('c0', 'h0')],
    }


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(v) for key, v in value.items()}
    return [rounded(v) for v in value] if isinstance(value, list) else float(value)


def work(digits):
    mp.dps = digits
    return ([case | {'expect': rounded(rnn_expect(case))} for case in RNN],
            [case | {'expect': rounded(lstm_expect(case))} for case in LSTM])


def main():
    rnn, lstm = work(50)
    if (rnn, lstm) != work(80):
        raise SystemExit('50 and 80 digits round to different float64 numbers: mpmath.diff has lost too many digits')
    source = 'mpmath, 50 digits, derivatives by mpmath.diff (scripts/golden/hand.py)'
    hand = {'source': source, 'rnn': rnn, 'lstm': lstm}
    OUT.write_text(json.dumps(hand, indent=1, allow_nan=False) + '\n')


if __name__ == '__main__':
    main()
