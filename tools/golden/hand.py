"""Hand-worked values: makes src/engine/golden/hand.json with mpmath (Debian 12: python3-mpmath 1.2.1).

    /usr/bin/python3 tools/golden/hand.py

Networks of one unit over two steps, by the forward passes and difference quotients of check.py: neither PyTorch nor any formula for
a gradient takes part. Inputs are multiples of 1/8, which float64 holds exactly. The script stops unless 50 and 80 digits round to
the same float64 numbers. Run it before golden.py, which reads the inputs.
"""
import json

import check
from mpmath import mp, mpf

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


def expect(case, forward, inputs):
    """The numbers of one network; the arrays of the four gates under one name, as in the file."""
    out = {}
    for key, values in check.truth(case, forward, inputs).items():
        name, _, gate = key.partition('.')
        (out.setdefault(name, {}) if gate else out)[gate or name] = [float(v) for v in values]
    if 'dW_t' in out:
        out['dW_t'] = [check.step_of(out['dW_t'], t, case['T']) for t in range(case['T'])]
    return out


def work(digits):
    mp.dps, check.STEP = digits, mpf(10) ** -(digits // 2)
    return {file: [case | {'expect': expect(case, forward, inputs)} for case in cases]
            for (file, forward, inputs), cases in zip(check.KINDS, (RNN, LSTM))}


def main():
    networks = work(50)
    if networks != work(80):
        raise SystemExit('50 and 80 digits round to different float64 numbers: a difference quotient has too few digits')
    source = 'mpmath, 50 digits, difference quotients (tools/golden/hand.py)'
    text = json.dumps({'source': source} | networks, indent=1, allow_nan=False)
    (check.DATA / 'hand.json').write_text(text + '\n')


if __name__ == '__main__':
    main()
