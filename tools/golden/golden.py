"""Golden vectors: makes rnn.json, lstm.json, recurrences.json and two-biases.json in src/engine/golden with PyTorch in float64 and
PyTorch's own autograd.

    apt-get install python3-torch         (Debian 12: PyTorch 1.13.1 with numpy 1.24)
    /usr/bin/python3 tools/golden/hand.py && /usr/bin/python3 tools/golden/golden.py

The forward passes are torch.nn.RNN, torch.nn.LSTM and torch.nn.GRU, a residual connection around torch.nn.RNNCell, and
torch.nn.functional.linear for a linear state-space model; every derivative is autograd's: no formula of this project makes
a number here. Where PyTorch has no such layer or does not return a number:
- a sigmoid RNN is a loop over torch.sigmoid, and must agree with the output gate of a torch.nn.LSTM with a full cell;
- z of an RNN is read out of a torch.nn.RNN with relu, as relu(z) − relu(−z);
- c_t of an LSTM comes from one call a step; each gate is read out of the same layer with others shut or open.

Inputs are short decimals from a generator seeded with the network's name; the inputs of hand.json take part as well, so
that the two oracles can be compared. Same machine, same bytes: one thread, no vector instructions chosen by processor.
A network so saturated or so chaotic that PyTorch itself loses digits is no oracle: run check.py after this.
"""
import json
import os
import random
from pathlib import Path

os.environ['ATEN_CPU_CAPABILITY'] = 'default'  # read by torch as it is imported
import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)  # only for the weights that layers start with; all of them are overwritten

OUT = Path(__file__).resolve().parents[2] / 'src/engine/golden'
GATES = 'fico'
TORCH_GATES = 'ifco'  # the order in which torch.nn.LSTM stacks its gates; it calls our c (the candidate) g
SHUT, OPEN = -1e3, 1e3  # a bias for which σ is exactly 0 or 1 in float64, and tanh exactly ±1

# phi: n, m, p, T, scale of the weights, whether c_0 ≠ 0, then what is special (see draw_rnn)
RNN = [
    (1, 1, 1, 1, 0.5, False), (1, 1, 1, 8, 3, True), (2, 1, 1, 2, 1, False), (2, 3, 2, 5, 0.05, True),
    (3, 2, 1, 3, 0.3, False), (3, 1, 4, 8, 2, True), (4, 4, 2, 6, 1, False), (5, 8, 6, 4, 0.5, True),
    (6, 2, 3, 8, 0.7, False), (6, 3, 2, 7, 1.5, True), (4, 2, 1, 60, 0.4, False), (8, 2, 2, 20, 0.3, True),
    (10, 5, 3, 12, 0.2, False), (12, 1, 5, 1, 1, True), (16, 8, 6, 25, 0.15, True),
    (2, 2, 2, 3, 0, True, 'zero-weights'), (3, 1, 2, 8, 1, True, 'no-input'), (2, 2, 2, 4, 1.5, False, 'saturated'),
]
# n, m, T, scale of the weights, forget bias, whether h_0, c_0 ≠ 0, then what is special (see draw_lstm)
LSTM = [
    (1, 1, 1, 0.5, 0, False), (1, 1, 2, 1, 1, True), (1, 1, 8, 3, -2, True), (1, 3, 30, 0.3, 6, True),
    (2, 1, 1, 1, 1, True), (2, 2, 5, 0.05, 0, False), (2, 3, 8, 1, -2, True), (3, 1, 3, 2, 3, False),
    (3, 2, 60, 0.3, 6, True), (4, 4, 6, 1, 1, False), (4, 1, 8, 0.5, 4, True), (4, 2, 20, 0.7, 0, False),
    (5, 8, 4, 0.7, 2, True), (5, 2, 6, 3, 1, False), (6, 3, 8, 0.2, 5, True), (6, 1, 7, 1.5, -1, False),
    (6, 6, 8, 0.4, 6, True), (7, 7, 15, 0.05, -2, True), (8, 2, 30, 0.3, 2, False), (8, 4, 10, 0.6, 1, True),
    (10, 5, 12, 0.1, 3, False), (12, 1, 10, 0.5, 0, True), (16, 8, 1, 0.5, 1, True), (16, 4, 20, 0.2, 4, False),
    (2, 1, 3, 0, 0, True, 'zero-weights'), (3, 2, 8, 1, 6, True, 'no-recurrence'), (2, 2, 5, 3, 0, True, 'saturated'),
]
# kind: n, m, T, scale of the weights
RECURRENCES = [(1, 1, 2, 1.0), (1, 2, 6, 2.0), (2, 1, 1, 0.5), (2, 3, 8, 1.0), (3, 2, 5, 0.3), (4, 2, 8, 0.7), (5, 5, 4, 0.5)]
TWO_BIASES = [(1, 1, 3, 1.0), (2, 3, 6, 0.7), (3, 2, 8, 0.4), (4, 1, 12, 0.3)]  # n, m, T, scale
# The arrays of each kind with their shapes; r, u, h are PyTorch's gates r, z, n, and b_q is the second bias of n
SHAPES = {
    'gru': {f'{part}_{g}': shape for g in 'ruh' for part, shape in (('U', 'nn'), ('V', 'nm'), ('b', 'n'))} | {'b_q': 'n'},
    'residual': {'U': 'nn', 'V': 'nm', 'b': 'n'},
    'linear': {'A': 'nn', 'B': 'nm'},
}


def draw(rng, count, scale=1.0):
    return [round(scale * rng.gauss(0, 1), 4) + 0.0 for _ in range(count)]  # + 0.0 turns −0 into 0


def draw_rnn(phi, n, m, p, T, scale, state, special=''):
    name = f'{phi}-n{n}-m{m}-p{p}-T{T}-w{scale}' + (special and f'-{special}')
    rng = random.Random(name)
    x_scale = {'no-input': 0, 'saturated': 2}.get(special, 1)
    return {'name': name, 'phi': phi, 'n': n, 'm': m, 'p': p, 'T': T,
            'W': draw(rng, n * (n + m), scale), 'Wout': draw(rng, p * n), 'c0': draw(rng, n, 0.5 if state else 0),
            'x': draw(rng, T * m, x_scale), 'y': draw(rng, T * p)}


def draw_lstm(n, m, T, scale, forget_bias, state, special=''):
    name = f'lstm-n{n}-m{m}-T{T}-w{scale}-bf{forget_bias}' + (special and f'-{special}')
    rng = random.Random(name)
    x_scale = 2 if special == 'saturated' else 1
    b_scale = 0 if special == 'zero-weights' else 0.3
    W = {g: draw(rng, n * (n + m), scale) for g in GATES}
    if special == 'no-recurrence':
        W = {g: [0.0 if k % (n + m) < n else w for k, w in enumerate(W[g])] for g in GATES}
    b = {g: draw(rng, n, b_scale) for g in GATES}
    b['f'] = [round(v + forget_bias, 4) for v in b['f']]
    return {'name': name, 'n': n, 'm': m, 'T': T, 'W': W, 'b': b,
            'h0': draw(rng, n, 0.3 if state else 0), 'c0': draw(rng, n, 1.5 if state else 0),
            'x': draw(rng, T * m, x_scale), 'y': draw(rng, T * n)}


def tensor(values, *shape):
    return torch.tensor(values).reshape(shape)


def is_small(case):
    """Small networks carry the arrays that grow fast: one gradient a step, and Jacobians."""
    return case['T'] <= 8 and case['n'] <= 6


def assert_close(a, b, allowed, what):
    """Stops unless a and b agree to `allowed` of a's largest entry; a NaN never agrees."""
    gap, size = (a - b).abs().max().item(), a.abs().max().item()
    if not gap <= allowed * size:
        raise SystemExit(f'{what}: off by {gap}, {allowed * size} allowed')


def gradient(of, by):
    return torch.autograd.grad(of, by, retain_graph=True)[0]


def weight_gradient(of, weights):
    """The gradient by W = [U, V] from those by U and V, which PyTorch keeps apart."""
    return torch.cat(torch.autograd.grad(of, weights, retain_graph=True), 1)


def squared_errors(h, y):
    return torch.stack([torch.nn.functional.mse_loss(h_t, y_t, reduction='sum') / 2 for h_t, y_t in zip(h, y)])


def rnn_layer(case, W, nonlinearity):
    n, m = case['n'], case['m']
    layer = torch.nn.RNN(m, n, nonlinearity=nonlinearity, bias=False)
    layer.weight_hh_l0.data, layer.weight_ih_l0.data = W[:, :n].contiguous(), W[:, n:].contiguous()
    return layer


def lstm_layer(n, m, W, b):
    layer = torch.nn.LSTM(m, n)
    stacked = torch.cat([W[g] for g in TORCH_GATES])
    layer.weight_hh_l0.data, layer.weight_ih_l0.data = stacked[:, :n].contiguous(), stacked[:, n:].contiguous()
    layer.bias_ih_l0.data, layer.bias_hh_l0.data = torch.cat([b[g] for g in TORCH_GATES]), torch.zeros(4 * n)
    return layer


def sigmoid_rnn_by_lstm(case, W, x, c0):
    """c_t of a sigmoid RNN as h_t of an LSTM: with c = 1000 for ever, tanh(c) = 1 and h_t is the output gate."""
    n, m = case['n'], case['m']
    none, full = torch.zeros(n, n + m), torch.full((n,), 1e3)
    b = {'f': full, 'i': -full, 'c': 0 * full, 'o': 0 * full}
    layer = lstm_layer(n, m, {'f': none, 'i': none, 'c': none, 'o': W}, b)
    return layer(x[:, None], (c0[None, None], full[None, None]))[0][:, 0]


def rnn_expect(case):
    n, m, p, T = (case[key] for key in ('n', 'm', 'p', 'T'))
    W = tensor(case['W'], n, n + m)
    Wout = tensor(case['Wout'], p, n).requires_grad_()
    x, y = tensor(case['x'], T, m), tensor(case['y'], T, p)
    c0 = tensor(case['c0'], n).requires_grad_()

    if case['phi'] == 'tanh':
        layer = rnn_layer(case, W, 'tanh')
        weights = [layer.weight_hh_l0, layer.weight_ih_l0]

        def states(c0):
            return layer(x[:, None], c0[None, None])[0][:, 0]
    else:
        weights = [W[:, :n].clone().requires_grad_(), W[:, n:].clone().requires_grad_()]

        def states(c0):
            c = [c0]
            for x_t in x:
                c.append(torch.sigmoid(weights[0] @ c[-1] + weights[1] @ x_t))
            return torch.stack(c[1:])

    c = states(c0)
    if case['phi'] == 'sigmoid':
        assert_close(c, sigmoid_rnn_by_lstm(case, W, x, c0), 1e-12, f"{case['name']}: the loop against torch.nn.LSTM")
    before = torch.cat([c0[None], c[:-1]])[None]  # c_{t−1} for every t, as a batch of one-step sequences
    z = rnn_layer(case, W, 'relu')(x[None], before)[0][0] - rnn_layer(case, -W, 'relu')(x[None], before)[0][0]
    assert_close(c, getattr(torch, case['phi'])(z), 1e-14, f"{case['name']}: c = phi(z)")
    h = torch.nn.functional.linear(c, Wout)
    E = squared_errors(h, y)
    expect = {'z': z, 'c': c, 'h': h, 'E': E, 'dW': weight_gradient(E.sum(), weights),
              'dWout': gradient(E.sum(), Wout), 'dc0': gradient(E.sum(), c0)}
    if is_small(case):
        expect['dW_t'] = [weight_gradient(E_t, weights) for E_t in E]
        expect['Jc'] = torch.autograd.functional.jacobian(lambda c0: states(c0)[-1], c0)
    return expect


def gate_values(gate, n, m, W, b, h_before, x):
    """One gate for every t, read out of torch.nn.LSTM: all else in the cell is shut, opened or filled up, exactly."""
    fill, hold, read = {
        'f': (1.0, {'i': SHUT}, 'c'),             # c = 1·f + c̃·0
        'i': (0.0, {'c': OPEN}, 'c'),             # c = 0·f + 1·i
        'c': (0.0, {'i': OPEN}, 'c'),             # c = 0·f + c̃·1
        'o': (1e3, {'f': OPEN, 'i': SHUT}, 'h'),  # h = o·tanh(1000)
    }[gate]
    layer = lstm_layer(n, m, W, {g: torch.full((n,), hold[g]) if g in hold else b[g] for g in GATES})
    _, (h, c) = layer(x[None], (h_before[None], torch.full_like(h_before, fill)[None]))
    return (c if read == 'c' else h)[0]


def lstm_expect(case):
    n, m, T = (case[key] for key in ('n', 'm', 'T'))
    W, b = {g: tensor(case['W'][g], n, n + m) for g in GATES}, {g: tensor(case['b'][g], n) for g in GATES}
    x, y = tensor(case['x'], T, m), tensor(case['y'], T, n)
    h0, c0 = tensor(case['h0'], n).requires_grad_(), tensor(case['c0'], n).requires_grad_()
    layer = lstm_layer(n, m, W, b)

    def step(c, h, x_t):
        _, (h, c) = layer(x_t[None, None], (h[None, None], c[None, None]))
        return c[0, 0], h[0, 0]

    c, h = [c0], [h0]
    for x_t in x:
        c_t, h_t = step(c[-1], h[-1], x_t)
        c.append(c_t)
        h.append(h_t)
    c_before, h_before, c, h = (torch.stack(s) for s in (c[:-1], h[:-1], c[1:], h[1:]))
    assert_close(h, layer(x[:, None], (h0[None, None], c0[None, None]))[0][:, 0], 1e-14, f"{case['name']}: h by steps")
    gates = {g: gate_values(g, n, m, W, b, h_before, x) for g in GATES}
    assert_close(c, gates['f'] * c_before + gates['i'] * gates['c'], 1e-14, f"{case['name']}: c from its gates")
    assert_close(h, gates['o'] * torch.tanh(c), 1e-14, f"{case['name']}: h from its gate")
    E = squared_errors(h, y)
    dW = weight_gradient(E.sum(), [layer.weight_hh_l0, layer.weight_ih_l0]).chunk(4)
    db = gradient(E.sum(), layer.bias_ih_l0).chunk(4)
    expect = {'f': gates['f'], 'i': gates['i'], 'candidate': gates['c'], 'o': gates['o'], 'c': c, 'h': h, 'E': E,
              'dW': {g: dW[TORCH_GATES.index(g)] for g in GATES}, 'db': {g: db[TORCH_GATES.index(g)] for g in GATES},
              'dh0': gradient(E.sum(), h0), 'dc0': gradient(E.sum(), c0)}
    if is_small(case):
        blocks = torch.autograd.functional.jacobian(lambda c, h: step(c, h, x[0]), (c0, h0))
        expect['Js'] = torch.cat([torch.cat(row, 1) for row in blocks])
    return expect


def draw_recurrence(kind, n, m, T, scale):
    name = f'{kind}-n{n}-m{m}-T{T}-w{scale}'
    rng = random.Random(name)
    count = {'nn': n * n, 'nm': n * m, 'n': n}
    weights = {key: draw(rng, count[shape], 0.5 if shape == 'n' else scale) for key, shape in SHAPES[kind].items()}
    return {'name': name, 'kind': kind, 'n': n, 'm': m, 'T': T, **weights, 'h0': draw(rng, n, 0.5), 'x': draw(rng, T * m)}


def recurrence_step(case):
    """(h, x_t) ↦ h_t by PyTorch's own layer."""
    n, m = case['n'], case['m']
    dims = {'nn': (n, n), 'nm': (n, m), 'n': (n,)}
    w = {key: tensor(case[key], *dims[shape]) for key, shape in SHAPES[case['kind']].items()}
    if case['kind'] == 'gru':
        layer = torch.nn.GRU(m, n)
        layer.weight_hh_l0.data, layer.weight_ih_l0.data = (torch.cat([w[f'{p}_{g}'] for g in 'ruh']) for p in 'UV')
        layer.bias_ih_l0.data = torch.cat([w['b_r'], w['b_u'], w['b_h']])
        layer.bias_hh_l0.data = torch.cat([torch.zeros(2 * n), w['b_q']])
        return lambda h, x_t: layer(x_t[None, None], h[None, None])[1][0, 0]
    if case['kind'] == 'residual':
        cell = torch.nn.RNNCell(m, n)
        cell.weight_hh.data, cell.weight_ih.data, cell.bias_ih.data, cell.bias_hh.data = w['U'], w['V'], w['b'], 0 * w['b']
        return lambda h, x_t: h + cell(x_t[None], h[None])[0]
    linear = torch.nn.functional.linear
    return lambda h, x_t: linear(h, w['A']) + linear(x_t, w['B'])


def recurrence_expect(case):
    """h_t for every t, T × n; ∂h_1/∂h_0 and ∂h_T/∂h_0, n × n each."""
    step, x, h0 = recurrence_step(case), tensor(case['x'], case['T'], case['m']), tensor(case['h0'], case['n'])

    def states(h):
        out = []
        for x_t in x:
            h = step(h, x_t)
            out.append(h)
        return torch.stack(out)

    def jacobian(t):
        return torch.autograd.functional.jacobian(lambda h: states(h)[t], h0)

    return {'h': states(h0), 'J1': jacobian(0), 'JT': jacobian(-1)}


def draw_two_biases(n, m, T, scale):
    name = f'biases-n{n}-m{m}-T{T}-w{scale}'
    rng = random.Random(name)
    return {'name': name, 'n': n, 'm': m, 'T': T, 'W': {g: draw(rng, n * (n + m), scale) for g in GATES},
            'bih': {g: draw(rng, n, 0.5) for g in GATES}, 'bhh': {g: draw(rng, n, 0.5) for g in GATES},
            'x': draw(rng, T * m), 'y': draw(rng, T * n)}


def two_biases_expect(case):
    """∂E/∂bias_ih_l0 and ∂E/∂bias_hh_l0 by gate, from h_0 = c_0 = 0."""
    n, m, T = case['n'], case['m'], case['T']
    layer = lstm_layer(n, m, {g: tensor(case['W'][g], n, n + m) for g in GATES}, {g: torch.zeros(n) for g in GATES})
    for key, bias in ('bih', layer.bias_ih_l0), ('bhh', layer.bias_hh_l0):
        bias.data = torch.cat([tensor(case[key][g], n) for g in TORCH_GATES])
    h = layer(tensor(case['x'], T, 1, m))[0][:, 0]
    E = squared_errors(h, tensor(case['y'], T, n)).sum()
    parts = {f'd{key}': gradient(E, bias).chunk(4) for key, bias in (('bih', layer.bias_ih_l0), ('bhh', layer.bias_hh_l0))}
    return {'h': h} | {key: {g: part[TORCH_GATES.index(g)] for g in GATES} for key, part in parts.items()}


def flat(value):
    if isinstance(value, dict):
        return {key: flat(v) for key, v in value.items()}
    return [flat(v) for v in value] if isinstance(value, list) else value.detach().reshape(-1).tolist()


def write(path, cases):
    head = json.dumps({'source': 'PyTorch, float64, autograd (tools/golden/golden.py)', 'torch': torch.__version__})
    rows = ',\n'.join(json.dumps(case, separators=(',', ':'), allow_nan=False) for case in cases)
    path.write_text(f'{head[:-1]}, "cases": [\n{rows}\n]}}\n')


def main():
    hand = json.loads((OUT / 'hand.json').read_text())
    for case in hand['rnn'] + hand['lstm']:
        del case['expect']
    rnn = [draw_rnn(phi, *sizes) for phi in ('sigmoid', 'tanh') for sizes in RNN]
    lstm = [draw_lstm(*sizes) for sizes in LSTM]
    write(OUT / 'rnn.json', [case | {'expect': flat(rnn_expect(case))} for case in hand['rnn'] + rnn])
    write(OUT / 'lstm.json', [case | {'expect': flat(lstm_expect(case))} for case in hand['lstm'] + lstm])
    recurrences = [draw_recurrence(kind, *sizes) for kind in SHAPES for sizes in RECURRENCES]
    write(OUT / 'recurrences.json', [case | {'expect': flat(recurrence_expect(case))} for case in recurrences])
    two = [draw_two_biases(*sizes) for sizes in TWO_BIASES]
    write(OUT / 'two-biases.json', [case | {'expect': flat(two_biases_expect(case))} for case in two])


if __name__ == '__main__':
    main()
