# %%
# en: The small LSTM: one unit; a row (u, v, b) for each of f, i, c, o; the pulse 1, 0, 0, … A step gives c_t, h_t and the gates.
# zh: 小 LSTM：一个单元；f、i、c、o 各有一行 (u, v, b)；脉冲 1, 0, 0, …。一步给出 c_t、h_t 和各个门。
def sigma(z):
    return 1 / (1 + np.exp(-z))


def step(w, c, h, x):
    z = w[..., 0] * h[..., None] + w[..., 1] * x + w[..., 2]
    f, i, o = (sigma(z[..., gate]) for gate in (0, 1, 3))
    candidate = np.tanh(z[..., 2])
    c = f * c + i * candidate
    return c, o * np.tanh(c), (f, i, candidate, o)


small = np.array([[1, 0, 2], [1, 4, -2], [1, 1, 0], [1, 0, 0]], dtype=float)


def run(w, T, start=(0, 0), first=1):
    c, h = (np.asarray(value) for value in start)
    states = [(c, h, None)]
    for t in range(first, T + 1):
        c, h, gates = step(w, c, h, 1.0 if t == 1 else 0.0)
        states.append((c, h, gates))
    return states
