"""50 digits of every gradient of the small test vectors: makes src/vectors/exact.json with mpmath (Debian 12: python3-mpmath 1.2.1).

    npm run build && /usr/bin/python3 tools/vectors/exact.py [folder of the vectors, dist/api/vectors]

Central difference quotients of the loss with a step of 1e-40 at 110 digits, whose error is near 1e-70: no formula for a gradient takes part.
"""
import json
import sys
from pathlib import Path

import numpy as np
from mpmath import mp, mpf

mp.dps = 110
ROOT = Path(__file__).resolve().parents[2]
STEP = mpf(10) ** -40
sigmoid = lambda z: 1 / (1 + mp.exp(-z))


def loss(net, phi, n, m, T, y):
    def pre(row, x, h):
        return (sum(net['weight_ih_l0'][row * m + j] * x[j] for j in range(m)) + net['bias_ih_l0'][row]
                + sum(net['weight_hh_l0'][row * n + j] * h[j] for j in range(n)) + net['bias_hh_l0'][row])
    h, c = net['h0'], net.get('c0')
    total = mpf(0)
    for t in range(T):
        x = net['x'][t * m:(t + 1) * m]
        if c is None:
            h = [phi(pre(k, x, h)) for k in range(n)]
        else:
            i, f, g, o = ([(mp.tanh if q == 2 else sigmoid)(pre(q * n + k, x, h)) for k in range(n)] for q in range(4))
            c = [f[k] * c[k] + i[k] * g[k] for k in range(n)]
            h = [o[k] * mp.tanh(c[k]) for k in range(n)]
        total += sum((h[k] - y[t * n + k]) ** 2 for k in range(n)) / 2
    return total


out = {}
for kind in ('rnn-tanh', 'rnn-sigmoid', 'lstm'):
    for size in (1, 2, 3):
        file = np.load(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / 'dist/api/vectors') / f'{kind}-n{size}.pytorch.npz')
        names = [name[5:] for name in file.files if name.startswith('grad.')]
        net = {name: [mpf(float(v)) for v in file[name].flatten()] for name in names}
        y = [mpf(float(v)) for v in file['y'].flatten()]
        given = (sigmoid if kind == 'rnn-sigmoid' else mp.tanh, size, file['x'].shape[1], file['x'].shape[0], y)
        gradient = {}
        for name in names:
            gradient[name] = []
            for k, value in enumerate(net[name]):
                ends = []
                for sign in (1, -1):
                    net[name][k] = value + sign * STEP
                    ends.append(loss(net, *given))
                net[name][k] = value
                gradient[name].append(mp.nstr((ends[0] - ends[1]) / (2 * STEP), 50))
        out[f'{kind}-n{size}'] = {'loss': mp.nstr(loss(net, *given), 50), 'gradient': gradient}
(ROOT / 'src/vectors/exact.json').write_text(json.dumps(out) + '\n')
