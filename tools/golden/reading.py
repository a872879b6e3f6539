"""Golden vectors of reading networks: makes src/engine/golden/reading.json with torch.nn.LSTM and RNN, torch.nn.Linear,
torch.nn.functional.cross_entropy, autograd, and torch.optim.Adam after torch.nn.utils.clip_grad_norm_, all in float64.

    /usr/bin/python3 tools/golden/reading.py        (Debian 12: python3-torch 1.13.1)

Inputs are one-hot characters, the loss is the mean over all characters of the batch, in nats. Weights, gradient and the weights
after three updates are flat, in the layout of src/engine/training/shape.ts.
"""
import random

import torch

from golden import GATES, OUT, TORCH_GATES, draw, flat, write  # sets float64 and one thread

UPDATES, RATE, LIMIT = 3, 0.02, 0.5

# network, n, alphabet, T, batch, scale of the weights
CASES = [
    ('lstm', 1, 2, 1, 1, 0.5), ('lstm', 2, 3, 5, 1, 1), ('lstm', 4, 7, 12, 3, 0.4), ('lstm', 5, 4, 30, 2, 0.7),
    ('rnn', 1, 2, 3, 1, 0.5), ('rnn', 3, 5, 8, 2, 1), ('rnn', 6, 9, 20, 3, 0.3),
]


def ours_from_torch(rows, lstm):
    """Blocks of n rows in the text's order f, i, c, o, from torch's i, f, c, o."""
    if not lstm:
        return rows
    blocks = rows.chunk(4)
    return torch.cat([blocks[TORCH_GATES.index(g)] for g in GATES])


def torch_from_ours(rows, lstm):
    if not lstm:
        return rows
    blocks = rows.chunk(4)
    return torch.cat([blocks[GATES.index(g)] for g in TORCH_GATES])


def draw_case(network, n, m, T, batch, scale):
    name = f'{network}-n{n}-m{m}-T{T}-batch{batch}-w{scale}'
    rng = random.Random(name)
    rows = (4 if network == 'lstm' else 1) * n
    W, b = draw(rng, rows * (n + m), scale), draw(rng, rows, 0.3)
    return {'name': name, 'network': network, 'n': n, 'm': m, 'T': T, 'batch': batch,
            'weights': W + b + draw(rng, m * n) + draw(rng, m, 0.3),
            'x': [rng.randrange(m) for _ in range(T * batch)], 'y': [rng.randrange(m) for _ in range(T * batch)]}


def expect(case):
    n, m, T, batch, lstm = case['n'], case['m'], case['T'], case['batch'], case['network'] == 'lstm'
    layer = (torch.nn.LSTM if lstm else torch.nn.RNN)(m, n)
    read_out = torch.nn.Linear(n, m)
    rows = (4 if lstm else 1) * n
    W, b, Wout, bout = torch.tensor(case['weights']).split([rows * (n + m), rows, m * n, m])
    W = torch_from_ours(W.reshape(rows, n + m), lstm)
    layer.weight_hh_l0.data, layer.weight_ih_l0.data = W[:, :n].contiguous(), W[:, n:].contiguous()
    layer.bias_ih_l0.data, layer.bias_hh_l0.data = torch_from_ours(b, lstm), torch.zeros(rows)
    layer.bias_hh_l0.requires_grad_(False)  # the second bias: ours has one
    read_out.weight.data, read_out.bias.data = Wout.reshape(m, n), bout
    parameters = [layer.weight_hh_l0, layer.weight_ih_l0, layer.bias_ih_l0, read_out.weight, read_out.bias]
    adam = torch.optim.Adam(parameters, lr=RATE)
    x = torch.nn.functional.one_hot(torch.tensor(case['x']), m).double().reshape(T, batch, m)
    y = torch.tensor(case['y'])

    def layout(hh, ih, bias, out, out_bias):
        W = ours_from_torch(torch.cat([hh, ih], 1), lstm)
        return torch.cat([part.reshape(-1) for part in (W, ours_from_torch(bias, lstm), out, out_bias)])

    def run():
        adam.zero_grad()
        h = read_out(layer(x)[0]).reshape(T * batch, m)
        E = torch.nn.functional.cross_entropy(h, y)
        E.backward()
        return E, torch.softmax(h, 1), layout(*(p.grad for p in parameters))

    E, q, gradient = run()
    for _ in range(UPDATES):
        run()
        torch.nn.utils.clip_grad_norm_(parameters, LIMIT)
        adam.step()
    return {'E': E.reshape(1), 'q': q, 'gradient': gradient, 'after': layout(*parameters)}


def main():
    cases = [draw_case(*sizes) for sizes in CASES]
    write(OUT / 'reading.json', [case | {'expect': flat(expect(case))} for case in cases])


if __name__ == '__main__':
    main()
