"""Checks every number of rnn.json, lstm.json, recurrences.json and two-biases.json in src/engine/golden against 45-digit arithmetic.

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
    return worst_of(case['name'], pairs)


def recurrence_states(case, h):
    """h_1 … h_T of a GRU, a residual network or a linear state-space model."""
    w = {key: [mpf(v) for v in case[key]] for key in case if key[0] in 'UVbAB'}
    out = []
    for t in range(case['T']):
        x = step_of([mpf(v) for v in case['x']], t, case['T'])

        def plus(g):
            return [a + b + c for a, b, c in zip(times(w['U_' + g], h), times(w['V_' + g], x), w['b_' + g])]

        if case['kind'] == 'gru':
            r, u = ([sigmoid(v) for v in plus(g)] for g in 'ru')
            q = [a + b for a, b in zip(times(w['U_h'], h), w['b_q'])]
            z = [a + b + c * d for a, b, c, d in zip(times(w['V_h'], x), w['b_h'], r, q)]
            h = [k * v + (1 - k) * tanh(s) for k, v, s in zip(u, h, z)]
        elif case['kind'] == 'residual':
            h = [v + tanh(a + b + c) for v, a, b, c in zip(h, times(w['U'], h), times(w['V'], x), w['b'])]
        else:
            h = [a + b for a, b in zip(times(w['A'], h), times(w['B'], x))]
        out.append(h)
    return out


def worst_of(name, pairs):
    """The largest error of stored numbers, as a part of the largest entry of their array."""
    worst = 0
    for key, (have, want) in pairs.items():
        if len(have) != len(want):
            raise SystemExit(f"{name}.{key} has {len(have)} numbers, needs {len(want)}")
        gap, size = max(abs(a - b) for a, b in zip(have, want)), max(abs(b) for b in want)
        if not gap <= ALLOWED * size:
            raise SystemExit(f"{name}.{key} is off by {float(gap)}; the largest entry is {float(size)}")
        worst = max(worst, gap / size if size else 0)
    return worst


def check_recurrence(case):
    h0 = [mpf(v) for v in case['h0']]
    states = recurrence_states(case, h0)
    moved = [recurrence_states(case, h0[:k] + [h0[k] + STEP] + h0[k + 1:]) for k in range(case['n'])]
    jacobian = {t: [(run[t][i] - states[t][i]) / STEP for i in range(case['n']) for run in moved] for t in (0, -1)}
    true = {'h': sum(states, []), 'J1': jacobian[0], 'JT': jacobian[-1]}
    return worst_of(case['name'], {key: (case['expect'][key], true[key]) for key in true})


def check_two_biases(case):
    none = [mpf(0)] * case['n']
    case = case | {key: [mpf(v) for v in case[key]] for key in 'xy'}

    def run(g=None, k=0):
        """With bias k of gate g moved by STEP: it makes no difference which of the two is."""
        b = {q: [mpf(a) + c + (STEP if (q, i) == (g, k) else 0) for i, (a, c) in enumerate(zip(case['bih'][q], case['bhh'][q]))]
             for q in 'fico'}
        given = {'h0': none, 'c0': none} | {f'W.{q}': [mpf(v) for v in case['W'][q]] for q in 'fico'}
        return lstm_forward(case, given | {f'b.{q}': b[q] for q in 'fico'})

    plain = run()
    loss = sum(plain['E'])
    slopes = {g: [(sum(run(g, k)['E']) - loss) / STEP for k in range(case['n'])] for g in 'fico'}
    pairs = {f'{key}.{g}': (case['expect'][key][g], slopes[g]) for key in ('dbih', 'dbhh') for g in 'fico'}
    return worst_of(case['name'], pairs | {'h': (case['expect']['h'], plain['h'])})


# File, forward pass, and the inputs by which it is differentiated.
KINDS = ('rnn', rnn_forward, ('W', 'Wout', 'c0')), ('lstm', lstm_forward, ('W', 'b', 'h0', 'c0'))


def main():
    for file, forward, inputs in KINDS:
        cases = json.loads((DATA / f'{file}.json').read_text())['cases']
        report(file, [check(case, forward, inputs) for case in cases])
    for file, check_one in ('recurrences', check_recurrence), ('two-biases', check_two_biases):
        report(file, [check_one(case) for case in json.loads((DATA / f'{file}.json').read_text())['cases']])


def report(file, errors):
    print(f'{file}.json: {len(errors)} networks, largest relative error {float(max(errors)):.1e}')


if __name__ == '__main__':
    main()
