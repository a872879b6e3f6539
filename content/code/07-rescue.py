# insert: head.py

# insert: cell.py


# insert: draws.py


# %%
# en: One unit without recurrent weights, target 1 at step 21: the gradient with respect to v_c, with b_f = -2 and f^20 = 1/2.
# zh: 没有循环权重的单元，第 21 步的目标值为 1：b_f = -2 与 f^20 = 1/2 时对 v_c 的梯度。
def changed(w, rows, column, value):
    w = w.copy()
    w[rows, column] = value
    return w


def horizon(steps):
    return -np.log(2 ** (1 / (steps - 1)) - 1)


def by_candidate(b_f):
    w = changed(changed(small, slice(None), 0, 0), 0, 2, b_f)
    states = run(w, 21)
    c_21, h_21, (f, _, _, o) = states[21]
    _, i_1, candidate_1, _ = states[1][2]
    sent = i_1 * (1 - candidate_1**2)
    delta = (h_21 - 1) * o * (1 - np.tanh(c_21) ** 2)
    return sent, f**20, c_21, delta, delta * f**20 * sent


_, power, _, _, g = by_candidate(-2)
agree(1, 'f^20, g', [power, g], '3e-19 -6e-20')
sent, _, c_21, delta, g = by_candidate(horizon(21))
agree(1, "i_1 tanh'(z_1), c_21, δ, g", [sent, c_21, delta, g], '0.3699 0.3354 -0.3753 -0.0694')


# %%
# en: The small LSTM with target 0.5 at step 21: the share of its gradient from ten or more steps back; the weights of step j alone vary.
# zh: 小 LSTM，第 21 步的目标值为 0.5：其梯度中来自 10 步及更早的占比；每次只变动第 j 步的权重。
target, tiny = 0.5, 1e-30
directions = np.eye(12).reshape(12, 4, 3)


def loss(w_at, T=21):
    c = h = np.zeros(12)
    for t in range(1, T + 1):
        c, h, _ = step(w_at(t), c, h, float(t == 1))
    return (h - target) ** 2 / 2


def term(w, j):
    return loss(lambda t: w + 1j * tiny * directions * (t == j)).imag / tiny


def share(w):
    terms = np.array([term(w, j) for j in range(1, 22)])
    return np.linalg.norm(terms[:11].sum(axis=0)) / np.linalg.norm(terms.sum(axis=0))


def kept(w, T=21, start=None):
    c, h, _ = step(w, *start, 0.0) if start else run(w, 1)[1]
    moved = c + 1j * tiny
    return np.array([state[0].imag for state in run(w, T, (moved, h / np.tanh(c) * np.tanh(moved)), first=2)[1:]]) / tiny


def gradient(w):
    return (loss(lambda t: w + 1j * tiny * directions).imag / tiny).reshape(4, 3)


shut, open_ = changed(small, 0, 2, -2), changed(small, 0, 2, horizon(21))
agree(1, 'b*', horizon(21), '3.345')
agree(1, 'share', [share(shut), share(open_)], '3e-8 0.48')
agree(1, '∂c_21/∂c_1', [kept(shut)[-1], kept(open_)[-1]], '2e-15 2.1')
agree(1, 'E → b_f', gradient(shut)[0, 2], '-3e-15')
w = shut
for _ in range(1000):
    w = w - 0.1 * gradient(w)
agree(1, 'E < 1e-11', loss(lambda t: w)[0] < 1e-11, '1')
agree(1, 'b_f', w[0, 2], '-1.60')


# %%
# en: The end of Wilson’s interval for no success of 30 and of 100; and the plain network of chapter 1.
# zh: 30 次、100 次中一次未成时 Wilson 区间的上端；以及第 1 章的普通 RNN。
def wilson_high(runs, z=1.959963985):
    return z**2 / (runs + z**2)


agree(1, '0/30', wilson_high(30), '0.11')
agree(3, '0/100', wilson_high(100), '0.04')
c = [0.0]
for x in [1] + [0] * 20:
    c.append(np.tanh(c[-1] / 2 + x))
c = np.array(c)
slopes = 1 - c**2
last = (c[3] - target) * slopes[3]
by_rec = last * (c[2] + slopes[2] / 2 * c[1])
agree(1, 'c_1, c_2', c[1:3], '0.7616 0.3634')
agree(1, 'S_3', [by_rec, last * slopes[2] / 2 * slopes[1] / 2], '-0.21506 -0.02824')
agree(1, '∂c_21/∂c_1, 0.5^20', [np.prod(slopes[2:] / 2), 0.5**20], '8e-7 9.5e-7')

# %%
# en: The balance: a cell at c = 1 with f = 0.7, i = 0.6, c̃ = 0.5, o = 0.8, and weights that make A = C = D = 0.1.
# zh: 平衡：停在 c = 1 的 LSTM，f = 0.7、i = 0.6、c̃ = 0.5、o = 0.8，权重使 A = C = D = 0.1。
way = 0.8 * (1 - np.tanh(1) ** 2)


def balanced(A):
    u = [A / (0.21 * way), A / (0.5 * 0.6 * 0.4 * way), A / (0.6 * (1 - 0.5**2) * way), 0]
    z = [np.log(0.7 / 0.3), np.log(0.6 / 0.4), np.arctanh(0.5), np.log(0.8 / 0.2)]
    return np.array([[u_g, 0, z_g - u_g * 0.8 * np.tanh(1)] for u_g, z_g in zip(u, z)])


def from_state(A, c, steps):
    return kept(balanced(A), steps + 1, (np.float64(c), 0.8 * np.tanh(c)))


u_f = balanced(0.1)[0, 0]
agree(2, '∂h/∂c, u_f, A', [way, u_f, 0.21 * u_f * way], '0.3360 1.4173 0.1')
agree(2, '|∏ - 1| < 1e-12', abs(from_state(0.1, 1, 200)[-1] - 1) < 1e-12, '1')
agree(2, '0.7^200', 0.7**200, '1e-31')
agree(2, 'c = 1.01, 0.99', [from_state(0.1, off, 100)[-1] for off in (1.01, 0.99)], '0.79 1.30')
# absent: 2e-14
# en: The last digits that rounding leaves depend on the order of the operations.
# zh: 舍入留下的最后几位取决于运算次序。
# en: "At least" is rounded down, "at most" up, to the digits that are printed.
# zh: “至少”一列向下取，“至多”一列向上取，到印出的位数。
def ends(epsilon, low, high):
    least, most = (1 - 4 * epsilon) ** 99, (1 + 4 * epsilon) ** 99
    return [np.floor(least / low) * low, np.ceil(most / high) * high]


agree(2, 'ε = 0.05', ends(0.05, 1e-11, 1e7), '2.5e-10 7e7')
agree(2, 'ε = 0.01', ends(0.01, 0.001, 1), '0.017 49')
agree(2, 'ε = 0.001', ends(0.001, 0.01, 0.1), '0.67 1.5')
agree(2, '0.8^99', 0.8**99, '2.5e-10')
agree(3, '5/4', 5 / 4, '1.25')
agree(3, 'f + u_c/4', 0.9 + np.array([0.4, -3.6]) / 4, '1 0')

# %%
# en: The bound from below for one unit; then by hand for the box of one unit.
# zh: 一个单元的下界；然后手算单个单元的区域。
w = changed(changed(small, slice(None), 0, 0.005), 0, 2, 6)
states = run(w, 100)
f = np.array([state[2][0] for state in states[2:]])
c = np.array([state[0] for state in states[1:-1]])
agree(4, 'bound', np.prod(f - 0.005 * np.abs(c) / 4 - 0.005 / 4 - 0.005), '0.39')
agree(4, '∏', kept(w, 100)[-1], '0.80')
z = 6 - 0.005 - 0.5
f = sigma(z)
# en: f is rounded down and f (1 - f) up, so that the bounds hold.
# zh: f 向下取，f (1 - f) 向上取，界才成立。
agree(4, 'z_f, f', [z, np.floor(f * 1e4) / 1e4], '5.495 0.9959')
agree(4, 'f (1 - f)', np.ceil(f * (1 - f) * 1e4) / 1e4, '0.0041')
far = np.linspace(0, 20, 200001)
agree(4, "max c tanh'(c)", (far / np.cosh(far) ** 2).max(), '0.448')
agree(4, 'A < 0.00001', 0.005 * 0.0041 * 0.448 < 0.00001, '1')
agree(4, 'C', 0.005 / 4, '0.00125')
agree(4, 'A + B + C + D', np.floor((0.9959 - 0.00125 - 0.005 - 0.00001) * 1e4) / 1e4, '0.9896')
agree(4, '0.989^99', 0.989**99, '0.33')

# %%
# en: The box of four units. The two networks at its extremes have units that all do the same: together they are one, with four times u.
# zh: 四个单元的区域。最极端的两个网络里，各单元的行为都相同：合起来就是一个循环权重为 4 u 的单元。
z = 7 - 0.4 - 0.5
f, i = sigma(z), sigma(-z)
agree(4, 'z_f, f, f^99', [z, np.floor(f * 1e4) / 1e4, f**99], '6.1 0.9977 0.80')
agree(4, '|A| + |C| + |D|', 0.4 * ((1 + 99 * i) * f * (1 - f) + i * (1 - i) + i), '0.003')


def slopes(U, V, b, x, c, o):
    """∂c_k/∂c_1, k = 2 …"""
    way = o * (1 - np.tanh(c) ** 2)
    h, by_c, by_h = o * np.tanh(c), np.eye(len(c)), np.diag(way)
    for x_t in x:
        z = U @ h + V @ x_t + b
        f, i, o, candidate = sigma(z[0]), sigma(z[1]), sigma(z[3]), np.tanh(z[2])
        by_z = U @ by_h
        by_c = f[:, None] * by_c + (c * f * (1 - f))[:, None] * by_z[0]
        by_c += (candidate * i * (1 - i))[:, None] * by_z[1] + (i * (1 - candidate**2))[:, None] * by_z[2]
        c = f * c + i * candidate
        by_h = (o * (1 - np.tanh(c) ** 2))[:, None] * by_c + (np.tanh(c) * o * (1 - o))[:, None] * by_z[3]
        h = o * np.tanh(c)
    return by_c


def extreme(u, v, b, c_1):
    return slopes(*(np.reshape(part, (4, 1, -1)) for part in (u, v)), np.reshape(b, (4, 1)), np.ones((99, 1)),
                  np.array([c_1]), 1.0)[0, 0]


agree(4, 'least', extreme([-0.4, 0.4, -0.4, 0.4], [-0.5, 0.5, 0.5, 0.5], [7, -7, -0.8, 1], 0.8), '0.770')
agree(4, 'most', extreme([0.4, 0.4, 0.4, 0.4], [0.5, 0.5, -0.3, 0.5], [8, -7, 0.8, 1], 0.2), '1.048')

draws, seen = Draws('explorer', 'box'), []
for _ in range(12):
    corner = draws.uniform() < 0.5

    def pick(low, high):
        return (low, high)[draws.integer(2)] if corner else draws.uniform(low, high)

    W = np.array([pick(-r, r) for _ in range(16) for r in [0.1] * 4 + [0.25] * 2]).reshape(4, 4, 6)
    first = [pick(-1, 1), pick(-1, 1)]
    constant = draws.uniform() < 0.5
    b = np.array([[pick(*ends) for _ in range(4)] for ends in ((7, 8), (-8, -7), (-1, 1), (-1, 1))])
    h = draws.uniforms(4)
    c = np.array([pick(-0.5, 0.5) for _ in range(4)])
    x = np.array([first if constant else [pick(-1, 1), pick(-1, 1)] for _ in range(100)])
    z = W[..., :4] @ h + W[..., 4:] @ x[0] + b
    c = sigma(z[0]) * c + sigma(z[1]) * np.tanh(z[2])
    by_c = slopes(W[..., :4], W[..., 4:], b, x[1:], c, sigma(z[3]))
    seen += list(np.linalg.svd(by_c, compute_uv=False))
agree(4, '12', [min(seen), max(seen)], '0.859 0.993')
# absent: 0.58 1.23 0.118 0.185
# en: Proved by interval arithmetic with every rounding pushed outward: the claim and its explorer compute them.
# zh: 由向外舍入的区间算术证明：由这条断言和它的图来计算。

# %%
# en: The default b_f = 0; and too much: A = C = D = 0.2.
# zh: 默认的 b_f = 0；以及过大的情形：A = C = D = 0.2。
agree(4, '2^-20 < 1e-6', 2**-20 < 1e-6, '1')
agree(5, 'A + B + C + D', 0.7 + 3 * 0.2, '1.3')
agree(5, '1.3^100', 1.3**100, '2.5e11')
grown = from_state(0.2, 1.001, 100)
agree(5, 'max, step, end', [grown.max(), grown.argmax() + 1, grown[-1]], '258 26 0.002')

# %%
# en: Once more by the automatic differentiation of PyTorch, where it is installed: ∂E_21/∂b_f and the sum S_3.
# zh: 装有 PyTorch 时，用它的自动微分再求一次：∂E_21/∂b_f 与总和 S_3。
if torch:
    w = torch.tensor(shut, requires_grad=True)
    c = h = torch.zeros((), dtype=torch.float64)
    for t in range(21):
        z = w[:, 0] * h + w[:, 1] * float(t == 0) + w[:, 2]
        c = torch.sigmoid(z[0]) * c + torch.sigmoid(z[1]) * torch.tanh(z[2])
        h = torch.sigmoid(z[3]) * torch.tanh(c)
    ((h - target) ** 2 / 2).backward()
    agree(1, 'PyTorch: E → b_f', w.grad[0, 2].item(), '-3e-15')
    w = torch.tensor([0.5, 1], dtype=torch.float64, requires_grad=True)
    c = torch.zeros((), dtype=torch.float64)
    for x_t in (1, 0, 0):
        c = torch.tanh(w[0] * c + w[1] * x_t)
    ((c - target) ** 2 / 2).backward()
    agree(1, 'PyTorch: S_3', w.grad.numpy(), '-0.21506 -0.02824')

if wrong:
    raise SystemExit(f'≠: {wrong}')
