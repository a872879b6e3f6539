# insert: head.py

# insert: draws.py


# %%
# en: How far a forget bias reaches, and the bias that a horizon asks for.
# zh: 遗忘门偏置能管多少步，以及某个时间跨度所需的偏置。
def sigma(z):
    return 1 / (1 + np.exp(-z))


def half_lost(b):
    return np.log(2) / -np.log(sigma(b))


def horizon(steps):
    return -np.log(2 ** (1 / (steps - 1)) - 1)


agree(2, 'ln 2, -ln σ(2), ÷', [np.log(2), -np.log(sigma(2)), half_lost(2)], '0.693 0.127 5.5')
agree(2, 'b_f = -2', [sigma(-2), half_lost(-2)], '0.119 0.3')
agree(2, 'b_f = 0', [sigma(0), half_lost(0)], '0.5 1')
agree(2, 'b_f = 1', [sigma(1), half_lost(1)], '0.731 2.2')
agree(2, 'b_f = 2', [sigma(2), half_lost(2)], '0.881 5.5')
agree(2, 'b_f = 5', [sigma(5), half_lost(5)], '0.993 103')
agree(2, 'ln 10', np.log(10), '2.3')
agree(2, 'b*', [horizon(steps) for steps in (10, 100, 1000)], '2.52 4.96 7.27')

# %%
# en: A plain network: growth, slopes, and a matrix that stretches before it shrinks.
# zh: 普通 RNN：增大、斜率，以及先拉长、后缩短的矩阵。
agree(3, '1.5^50', 1.5**50, '6.4e8')
agree(3, '0.95^100', 0.95**100, '0.006')
W = np.array([[0.9, 2], [0, 0.9]])
sizes = [np.linalg.norm(np.linalg.matrix_power(W, k), 2) for k in range(1, 45)]
agree(3, '9 · 2 · 0.9^8, ‖W^9‖', [9 * 2 * 0.9**8, sizes[8]], '7.7 7.8')
agree(3, 'k = 43, 44', np.array(sizes[-2:]) > 1, '1 0')


# %%
# en: Ends of Wilson’s interval: all of 30, none of 30, all of 5.
# zh: Wilson 区间的端点：30 次全成、30 次全败、5 次全成。
def all_succeed(runs, z=1.959963985):
    return runs / (runs + z**2)


agree(4, '30/30, 0/30, 5/5', [all_succeed(30), 1 - all_succeed(30), all_succeed(5)], '0.89 0.11 0.57')
# absent: 0.005 0.02 0.05 0.2 0.04
# en: Settings of the recorded experiments, and losses at their ends; the record is at /api/trials.json.
# zh: 有记录的实验的设定，以及结束时的损失；记录在 /api/trials.json。


# %%
# en: What arrives at step 1 in the first update: ‖∂E/∂c_1‖ / ‖∂E/∂c_T‖, the median over 30 seeds, from the start of the training.
# zh: 第一次更新时有多少到达第 1 步：‖∂E/∂c_1‖ / ‖∂E/∂c_T‖，30 个种子的中位数，网络与训练开始时相同。
def latch(draws, T):
    y = 1.0 if draws.uniform() < 0.5 else -1.0
    x = np.zeros((T, 2))
    x[:, 1] = 0.2 * draws.normals(T)
    x[0, 0] = y
    return x, y


def adding(draws, T):
    x = np.zeros((T, 2))
    x[:, 0] = draws.uniforms(T)
    half = T // 2 - 1
    first, other = draws.integer(min(10, half)), draws.integer(half - 1)
    marked = [first, other + (other >= first)]
    x[marked, 1] = 1
    x[[0, -1], 1] = -1
    return x, 0.5 + sum(x[t, 0] for t in marked if t > 0) / 4


def start(task, seed, layers, orthogonal, n=8):
    draws = Draws('training', task.__name__, seed, 'start', 0)
    W = draws.uniforms(layers, n, n + 2) / np.sqrt(n)
    read_out = draws.uniforms(n) / np.sqrt(n)
    if orthogonal:
        W[0, :, :n] = np.linalg.qr(draws.normals(n, n))[0]
        # en: The Householder step of the last column, which LAPACK leaves out.
        # zh: LAPACK 省去的最后一列的 Householder 变换。
        W[0, :, n - 1] *= -1
    return W, read_out


def batch(task, seed, T, size):
    draws = Draws('training', task.__name__, seed, 'batch', 0)
    x, y = zip(*(task(draws, T) for _ in range(size)))
    return np.array(x).transpose(1, 0, 2), np.array(y)


def arrives(x, y, W, read_out):
    n, layers = len(read_out), len(W)
    U, V, b = W[..., :n], W[..., n:], np.zeros((layers, 1, n))
    b[0] = 1 if layers == 4 else 0
    c = h = np.zeros((len(y), n))
    steps = []
    for x_t in x:
        z = np.einsum('gij,sj->gsi', U, h) + np.einsum('gij,sj->gsi', V, x_t) + b
        before = c
        if layers == 1:
            c = h = np.tanh(z[0])
            steps.append((before, c))
        else:
            f, i, o, candidate = sigma(z[0]), sigma(z[1]), sigma(z[3]), np.tanh(z[2])
            c = f * c + i * candidate
            h = o * np.tanh(c)
            steps.append((before, c, f, i, candidate, o))
    dh, dc, sizes = np.outer(h @ read_out - y, read_out), 0.0, []
    for before, c, *gates in reversed(steps):
        if not gates:
            sizes.append(np.linalg.norm(dh))
            dh = dh * (1 - c**2) @ U[0]
            continue
        f, i, candidate, o = gates
        dc = dc + dh * o * (1 - np.tanh(c) ** 2)
        sizes.append(np.linalg.norm(dc))
        dz = [dc * before * f * (1 - f), dc * candidate * i * (1 - i), dc * i * (1 - candidate**2)]
        dz.append(dh * np.tanh(c) * o * (1 - o))
        dh, dc = sum(part @ u for part, u in zip(dz, U)), dc * f
    return sizes[-1] / sizes[0]


def median(task, T, size, layers, orthogonal=False):
    seeds = range(1, 31)
    return np.median([arrives(*batch(task, s, T, size), *start(task, s, layers, orthogonal)) for s in seeds])


agree(4, 'RNN, LSTM b_f = 1', [median(latch, 100, 32, 1), median(latch, 100, 32, 4)], '7e-23 6e-9')
agree(4, 'orthogonal', [median(latch, 100, 32, 1, True), median(adding, 50, 16, 1, True)], '0.07 0.03')

# %%
# en: The horizons once more with PyTorch’s own functions, where it is installed.
# zh: 装有 PyTorch 时，用它自带的函数再算一次时间跨度。
if torch:
    b = torch.tensor([-2, 1, 2, 5], dtype=torch.float64)
    agree(2, 'PyTorch: half', (-np.log(2) / torch.nn.functional.logsigmoid(b)).numpy(), '0.3 2.2 5.5 103')
    powers = torch.linalg.matrix_power(torch.as_tensor(W), 9)
    agree(3, 'PyTorch: ‖W^9‖', torch.linalg.matrix_norm(powers, 2).item(), '7.8')

if wrong:
    raise SystemExit(f'≠: {wrong}')
