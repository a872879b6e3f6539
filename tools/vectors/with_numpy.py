"""`gradient(net)` of an LSTM in PyTorch's arrays by hand in NumPy, for test_gradients.py. PLANTED names a mistake that is put in."""
import os

import numpy as np

PLANTED = os.environ.get('PLANTED', '')


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradient(net):
    W, U, x, y = net['weight_ih_l0'], net['weight_hh_l0'], net['x'], net['y']
    b = net['bias_ih_l0'] + net['bias_hh_l0']
    h, c = [net['h0'][0]], [net['c0'][0]]
    T, n = y.shape
    kept = []
    for t in range(T):
        z = np.split(W @ x[t] + U @ h[-1] + b, 4)
        i, f, g, o = sigmoid(z[0]), sigmoid(z[1]), np.tanh(z[2]), sigmoid(z[3])
        kept.append((i, f, g, o))
        c.append(f * c[-1] + i * g)
        h.append(o * np.tanh(c[-1]))
    dW, dU, db, dx = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b), np.zeros_like(x)
    dh, dc = np.zeros(n), np.zeros(n)
    for t in reversed(range(1 if PLANTED == 'first-step-left-out' else 0, T)):
        i, f, g, o = kept[t]
        error = h[t + 1] - y[t]
        if PLANTED == 'target-sign':
            error = -error
        if PLANTED == 'last-step-left-out' and t == T - 1:
            error = 0 * error
        dh = error if PLANTED == 'error-overwritten' else dh + error
        s = np.tanh(c[t + 1])
        dc = dc + dh * o * (1 if PLANTED == 'no-output-slope' else 1 - s * s)
        slope = [i * (1 - i), f * (1 - f), 1 - g * g, o * (1 - o)]
        if PLANTED == 'no-sigmoid-slope':
            slope = [1, 1, slope[2], 1]
        if PLANTED == 'no-candidate-slope':
            slope[2] = 1
        if PLANTED == 'sigmoid-rule':
            slope[2] = g * (1 - g)
        old = c[t + 1] if PLANTED == 'new-c-for-old' else c[t]
        parts = [dc * g, dc * old, dc * i, dh * s]
        if PLANTED == 'output-gate-cut':
            parts[3] = 0 * parts[3]
        order = [1, 0, 2, 3] if PLANTED == 'gate-order' else [0, 1, 2, 3]
        dz = np.concatenate([parts[k] * slope[k] for k in range(4)])
        stacked = np.concatenate([parts[k] * slope[k] for k in order])
        terms = np.outer(stacked, x[t]), np.outer(stacked, h[t + 1] if PLANTED == 'new-h-for-old' else h[t]), stacked
        if PLANTED == 'overwritten':
            dW, dU, db = terms
        else:
            dW, dU, db = dW + terms[0], dU + terms[1], db + terms[2]
        dx[t] = W.T @ dz
        back = [U[k * n:(k + 1) * n] for k in range(4)]
        if PLANTED == 'transposed-U':
            back = [block.T for block in back]
        if PLANTED == 'W-for-U' and W.shape == U.shape:
            back = [W[k * n:(k + 1) * n] for k in range(4)]
        dh = sum(block.T @ part for block, part in zip(back, np.split(dz, 4)))
        if PLANTED == 'no-recurrence':
            dh = 0 * dh
        dc = 0 * dc if PLANTED == 'no-forget-path' else dc * f
    scale = {'mean-over-time': 1 / T, 'no-half': 2}.get(PLANTED, 1)
    grads = {'weight_ih_l0': dW, 'weight_hh_l0': dU, 'bias_ih_l0': db, 'bias_hh_l0': db,
             'h0': dh[None], 'c0': dc[None], 'x': dx}
    return {name: scale * grad for name, grad in grads.items()}
