"""Checks every number of src/engine/golden/rnn.json and lstm.json against 45-digit arithmetic.

    /usr/bin/python3 tools/golden/check.py        (python3-mpmath; some minutes)

The forward pass is written out once more in mpmath, and each derivative is a difference quotient with step 1e-20, good
to about 20 digits. A number may be off by 1e-12 of the largest entry of its array: PyTorch takes the slope of tanh as
1 − tanh², which has no digits left where a unit is saturated, and such a network must not become a golden vector.
"""
import json
from pathlib import Path

from mpmath import exp, fdot, mp, mpf, tanh

DATA = Path(__file__).resolve().parents[2] / 'src/engine/golden'
STEP = mpf('1e-20')
ALLOWED = 1e-12

mp.dps = 45


def sigmoid(z):
    return 1 / (1 + exp(-z))


def times(matrix, vector):
    k = len(vector)
    return [fdot(matrix[r:r + k], vector) for r in range(0, len(matrix), k)]


def step_of(values, t, T):
    k = len(values) // T
    return values[t * k:(t + 1) * k]


def squared_error(h, y):
    return fdot([(a - b, a - b) for a, b in zip(h, y)]) / 2


def rnn_forward(case, given):
    phi, c, T = {'sigmoid': sigmoid, 'tanh': tanh}[case['phi']], given['c0'], case['T']
    run = {'z': [], 'c': [], 'h': [], 'E': []}
    for t in range(T):
        z = times(given['W'], c + step_of(case['x'], t, T))
        c = [phi(v) for v in z]
        h = times(given['Wout'], c)
        for key, values in zip(run, (z, c, h, [squared_error(h, step_of(case['y'], t, T))])):
            run[key] += values
    return run


def lstm_forward(case, given):
    c, h, T = given['c0'], given['h0'], case['T']
    run = {'f': [], 'i': [], 'candidate': [], 'o': [], 'c': [], 'h': [], 'E': []}
    for t in range(T):
        before = h + step_of(case['x'], t, T)
        z = {g: [a + b for a, b in zip(times(given['W.' + g], before), given['b.' + g])] for g in 'fico'}
        f, i, candidate, o = ([(tanh if g == 'c' else sigmoid)(v) for v in z[g]] for g in 'fico')
        c = [c_k * f_k + candidate_k * i_k for c_k, f_k, candidate_k, i_k in zip(c, f, candidate, i)]
        h = [o_k * tanh(c_k) for o_k, c_k in zip(o, c)]
        for key, values in zip(run, (f, i, candidate, o, c, h, [squared_error(h, step_of(case['y'], t, T))])):
            run[key] += values
    return run


def flat_keys(values):
    """{'W': {'f': …}} as {'W.f': …}, so that every array has one name."""
    out = {}
    for key, value in values.items():
        out |= {f'{key}.{g}': v for g, v in value.items()} if isinstance(value, dict) else {key: value}
    return out


def truth(case, forward, inputs):
    """Every array of `expect` by its flat name, from the forward pass alone."""
    n, T = case['n'], case['T']
    given = {key: [mpf(v) for v in values] for key, values in flat_keys({k: case[k] for k in inputs}).items()}
    case = case | {key: [mpf(v) for v in case[key]] for key in ('x', 'y')}
    run = forward(case, given)

    def moved(key, k):
        return forward(case, given | {key: given[key][:k] + [given[key][k] + STEP] + given[key][k + 1:]})

    runs = {key: [moved(key, k) for k in range(len(given[key]))] for key in given}

    def slopes(key, of, at):
        return [(other[of][at] - run[of][at]) / STEP for other in runs[key]]

    def row(of, at, keys):
        return [slope for key in keys for slope in slopes(key, of, at)]

    expect = dict(run)
    for key in given:
        expect['d' + key] = [sum(column) for column in zip(*(slopes(key, 'E', t) for t in range(T)))]
    if T <= 8 and n <= 6 and 'phi' in case:
        expect['dW_t'] = [slope for t in range(T) for slope in slopes('W', 'E', t)]
        expect['Jc'] = [slope for i in range(n) for slope in row('c', (T - 1) * n + i, ['c0'])]
    elif T <= 8 and n <= 6:
        expect['Js'] = [slope for of in 'ch' for i in range(n) for slope in row(of, i, ['c0', 'h0'])]
    return expect


def check(case, forward, inputs):
    """The largest error of one network, as a part of the largest entry of its array."""
    stored, true = flat_keys(case['expect']), truth(case, forward, inputs)
    if stored.keys() != true.keys():
        raise SystemExit(f"{case['name']} has {sorted(stored)}, needs {sorted(true)}")
    pairs = {key: (stored[key], true[key]) for key in true if key != 'dW_t'}
    for t, gradient in enumerate(stored.get('dW_t', [])):  # each step by itself: the steps differ in size
        pairs[f'dW_t[{t}]'] = gradient, step_of(true['dW_t'], t, case['T'])
    worst = 0
    for key, (have, want) in pairs.items():
        if len(have) != len(want):
            raise SystemExit(f"{case['name']}.{key} has {len(have)} numbers, needs {len(want)}")
        gap, size = max(abs(a - b) for a, b in zip(have, want)), max(abs(b) for b in want)
        if not gap <= ALLOWED * size:
            raise SystemExit(f"{case['name']}.{key} is off by {float(gap)}; the largest entry is {float(size)}")
        worst = max(worst, gap / size if size else 0)
    return worst


# File, forward pass, and the inputs by which it is differentiated.
KINDS = ('rnn', rnn_forward, ('W', 'Wout', 'c0')), ('lstm', lstm_forward, ('W', 'b', 'h0', 'c0'))


def main():
    for file, forward, inputs in KINDS:
        cases = json.loads((DATA / f'{file}.json').read_text())['cases']
        worst = max(check(case, forward, inputs) for case in cases)
        print(f'{file}.json: {len(cases)} networks, largest relative error {float(worst):.1e}')


if __name__ == '__main__':
    main()
