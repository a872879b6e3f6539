# insert: head.py

# insert: cell.py


# insert: draws.py


# %%
# en: The blocks of J_t at the small LSTM, each a derivative by the complex step: F, M of c_t, and O F, O M + G of h_t.
# zh: 小 LSTM 的 J_t 各块，都用复数步长法求导：c_t 给出 F、M，h_t 给出 O F、O M + G。
def jacobian(w, c, h, x=0.0, small_step=1e-30):
    columns = [step(w, c + dc * 1j * small_step, h + dh * 1j * small_step, x)[:2] for dc, dh in ((1, 0), (0, 1))]
    return np.array(columns).imag.T / small_step


def along(w, T):
    states = run(w, T)
    return states, {t: jacobian(w, *states[t - 1][:2]) for t in range(2, T + 1)}


def blocks(J):
    F, M = J[0]
    O = J[1, 0] / F
    return F, M, O, J[1, 1] - O * M


states, J = along(small, 3)
(F_2, M_2, O_2, G_2), (F_3, M_3, O_3, G_3) = blocks(J[2]), blocks(J[3])
f, i, candidate, o = (np.array(gate) for gate in zip(*(state[2] for state in states[1:])))
c, h = (np.array([state[part] for state in states]) for part in (0, 1))
way = 1 - np.tanh(c[1]) ** 2
agree(1, 'F_2, M_2, O_2, G_2', [F_2, M_2, O_2, G_2], '0.9083 0.2340 0.3842 0.1404')
agree(1, '‖J_2‖, ‖J_3‖', [np.linalg.norm(J[t], 2) for t in (2, 3)], '1.019 1.027')
twenty = np.linalg.multi_dot(list(along(small, 21)[1].values())[::-1])
agree(1, '‖J_21 … J_2‖', np.linalg.norm(twenty, 2), '1.45')


# %%
# en: The gradient of E_3 with respect to all twelve parameters, and its one term j = 1 along c alone.
# zh: E_3 对全部 12 个参数的梯度，以及其中只沿 c 走的一项 j = 1。
def by_weights(f, small_step=1e-30):
    moved = small + 1j * small_step * np.eye(12).reshape(12, 4, 3)
    return (f(moved).imag / small_step).reshape(4, 3)


g = by_weights(lambda w: (run(w, 3)[-1][1] - 0.5) ** 2 / 2)
A_2, C_2, D_2 = np.array([c[1], candidate[1], i[1]]) * [
    f[1] * (1 - f[1]), i[1] * (1 - i[1]), 1 - candidate[1] ** 2
] * o[0] * way
factor = {2: A_2 + f[1] + C_2 + D_2, 3: F_3 + M_3 * O_2}
quoted = (h[3] - 0.5) * O_3 * factor[3] * factor[2] * by_weights(lambda w: run(w, 1)[-1][0])
agree(1, '‖g‖, one term', [np.linalg.norm(g), np.linalg.norm(quoted)], '0.0677 0.0353')
agree(1, '‖g_f‖, ‖g_o‖', [np.linalg.norm(g[0]), np.linalg.norm(g[3])], '0.0081 0.0339')

# %%
# en: The four terms, and the sum that they make.
# zh: 四项，以及它们的和。
z_c = h[1]
sigma_slope = sigma(z_c) * (1 - sigma(z_c))
agree(3, "z_c, σ'(z_c), tanh'(z_c)", [z_c, sigma_slope, 1 - np.tanh(z_c) ** 2], '0.2928 0.2447 0.9190')
agree(3, 'A_2, B_2, C_2, D_2', [A_2, f[1], C_2, D_2], '0.0184 0.9083 0.0122 0.0464')
agree(3, 'A + B + C + D', factor[2], '0.9852')
raised = c[1] + 0.001
agree(3, 'c_2 + …', step(small, raised, o[0] * np.tanh(raised), 0.0)[0] - c[2], '0.000985')


# %%
# en: The fifth path: ∂c_k/∂c_1 with everything but o_1 moving, and the product of the sums.
# zh: 第五条路径：除 o_1 外一切都变动时的 ∂c_k/∂c_1，以及各步之和的连乘。
def both(w, k, small_step=1e-30):
    states, J = along(w, k)
    o_1 = states[1][2][3]
    c_1 = states[1][0] + 1j * small_step
    exact = run(w, k, (c_1, o_1 * np.tanh(c_1)), first=2)[-1][0].imag / small_step
    way = [0, o_1 * (1 - np.tanh(states[1][0]) ** 2)] + [blocks(J[t])[2] for t in range(2, k)]
    return np.prod([J[t][0, 0] + J[t][0, 1] * way[t - 1] for t in range(2, k + 1)]), exact


O_1 = o[0] * way
agree(4, 'A + B + C + D', [factor[3], factor[2]], '1.0024 0.9852')
agree(4, 'k = 3', both(small, 3), '0.9875 0.9985')
agree(4, "O_1 = o_1 tanh'(c_1)", [o[0], way, O_1], '0.5 0.6572 0.3286')
agree(4, 'tanh(c_2), G_2, M_3', [np.tanh(c[2]), G_2, M_3], '0.5737 0.1404 0.2374')
agree(4, "σ'(z_o), M_3 G_2 O_1", [o[1] * (1 - o[1]), M_3 * G_2 * O_1], '0.2447 0.0110')
agree(4, 'k = 21', both(small, 21), '1.061 1.365')


def changed(w, rows, column, value):
    w = w.copy()
    w[rows, column] = value
    return w


def gap(u_o):
    product, exact = both(changed(small, 3, 0, u_o), 3)
    return 100 * abs(product / exact - 1)


agree(4, 'u_o', [gap(u_o) for u_o in (0.5, 1, 2, 4, 16)], '0.56 1.10 2.05 3.21 0.66')


# %%
# en: The forget gate alone, over twenty steps.
# zh: 只看遗忘门，共 20 步。
def shortcut(w):
    gates = [state[2] for state in run(w, 21)[2:]]
    return np.prod([gate[0] for gate in gates]), both(w, 21)[1]


with_u = {u: shortcut(changed(small, slice(None), 0, u)) for u in (0, 0.01, 0.1, 1, -1)}
agree(5, 'u = 0', with_u[0], '0.0790 0.0790')
agree(5, 'u = 0.01', with_u[0.01], '0.0792 0.0804')
agree(5, 'u = 0.1', with_u[0.1], '0.0814 0.0950')
agree(5, 'u = 1', with_u[1], '0.1488 1.3653')
agree(5, 'u = -1', with_u[-1], '0.0644 0.0180')
agree(5, 'u = -1', with_u[-1][0] / with_u[-1][1], '3.6')
agree(5, 'σ(2)^20', sigma(2) ** 20, '0.0790')
agree(5, 'b_o = -4', shortcut(changed(small, 3, 2, -4)), '0.0798 0.0843')


def at_rest(u_c):
    F, M = jacobian(np.array([[0, 0, np.log(9)], [0, 0, 0], [u_c, 0, 0], [0, 0, 0]]), np.array(0), np.array(0))[0]
    return F + M / 2


agree(5, 'f = 0.9, u_c = 0.4, -3.6', [at_rest(0), at_rest(0.4), at_rest(-3.6)], '0.9 1 0')
agree(5, '0.9^20', 0.9**20, '0.12')

# %%
# en: The three derivatives at step 2.
# zh: 第 2 步的三个导数。
slopes = np.array([f[1] * (1 - f[1]), i[1] * (1 - i[1]), 1 - candidate[1] ** 2])
agree(6, "o_1, tanh'(c_1), O_1", [o[0], way, O_1], '0.5 0.6572 0.3286')
agree(6, 'f', [f[1], slopes[0], slopes[0] * O_1], '0.9083 0.0833 0.0274')
agree(6, 'i', [slopes[1], slopes[1] * O_1], '0.1300 0.0427')
agree(6, 'o_2', [h[1], o[1], 100 * (o[1] / o[0] - 1)], '0.2928 0.5727 15')
agree(6, 'c̃', [slopes[2], slopes[2] * O_1, sigma_slope, sigma_slope * O_1], '0.9190 0.3020 0.2447 0.0804')
agree(6, 'Δc̃', [0.01 * slopes[2] * O_1, 0.01 * sigma_slope * O_1], '0.0030 0.0008')
agree(6, 'c_1, c̃_2, i_2', [c[1], candidate[1], i[1]], '0.6708 0.2847 0.1535')
agree(6, 'A_2, C_2, D_2', [A_2, C_2, D_2], '0.0184 0.0122 0.0464')


# %%
# en: Networks of eight units drawn at random: how far the product of the sums is off at k = 3, in per cent.
# zh: 随机抽取的八单元网络：k = 3 时各步之和的连乘偏离多少（%）。
def terms(U, V, b, x, T):
    n = len(b[0])
    c, h, found = np.zeros(n), np.zeros(n), []
    for t in range(T):
        z = U @ h + V * x[t] + b
        f, i, o, candidate = sigma(z[0]), sigma(z[1]), sigma(z[3]), np.tanh(z[2])
        slope = np.array([c * f * (1 - f), candidate * i * (1 - i), i * (1 - candidate**2)])
        M = np.einsum('gk,gkl->kl', slope, U[:3])
        c = f * c + i * candidate
        G = (np.tanh(c) * o * (1 - o))[:, None] * U[3]
        h = o * np.tanh(c)
        found.append((np.diag(f), M, np.diag(o * (1 - np.tanh(c) ** 2)), G))
    return found


def random_gap(at, input):
    draws = Draws('prose', 'fifth-path', at)
    # en: The inputs are drawn before the weights, gate by gate f, i, c, o.
    # zh: 先抽输入，再按 f、i、c、o 逐门抽权重。
    x = np.array([input(draws) for _ in range(3)])
    W = draws.normals(4, 8, 9) / np.sqrt(8)
    b = draws.normals(4, 8) / np.sqrt(8)
    (_, _, O_1, _), (F_2, M_2, O_2, G_2), (F_3, M_3, _, _) = terms(W[..., :8], W[..., 8], b, x, 3)
    product = (F_3 + M_3 @ O_2) @ (F_2 + M_2 @ O_1)
    fifth = M_3 @ G_2 @ O_1
    return 100 * np.linalg.norm(fifth, 2) / np.linalg.norm(product + fifth, 2)


gaps = np.array([random_gap(at, lambda draws: draws.uniform(-1, 1)) for at in range(1000)])
agree(4, 'median', np.median(gaps), '4.2')
agree(4, '5 · (2 … 6 %)', 5 * np.mean((gaps > 2) & (gaps < 6)), '4')
agree(4, 'median', np.median([random_gap(at, Draws.normal) for at in range(1000)]), '4.3')
# en: Half of a 95 % interval of the median, from the order statistics.
# zh: 中位数 95% 置信区间的一半，由次序统计量得出。
agree(4, '±', np.diff(np.sort(gaps)[[469, 530]]) / 2, '0.1')

# %%
# en: The network of the plot: products over 39 steps with three forget biases, and of a plain network as large.
# zh: 图中的网络：三种遗忘门偏置下 39 步的连乘，以及同样大的普通 RNN 的连乘。
def direction(draws):
    drawn = draws.normals(4, 4)
    return 0.8 * drawn / np.linalg.norm(drawn, 2)


draws = Draws('explorer', 'gates', 1, 4)
U = np.array([direction(draws) for _ in range(4)])
V = draws.normals(4, 4)
x = draws.uniforms(40)


def plotted(bias):
    found = terms(U, V, np.array([[bias] * 4, [0] * 4, [0] * 4, [0] * 4]), x, 40)
    sums = [F + M @ O for (F, M, _, _), (_, _, O, _) in zip(found[1:], found)]
    return np.linalg.norm(np.linalg.multi_dot(sums[::-1]), 2)


agree(3, 'b_f = 2, 0, 5', [plotted(2), plotted(0), plotted(5)], '0.18 6e-10 4.0')
draws = Draws('explorer', 'gates-rnn', 1, 4)
W, V, c, factors = direction(draws), draws.normals(4), np.zeros(4), []
for x_t in x:
    c = np.tanh(W @ c + V * x_t)
    factors.append((1 - c**2)[:, None] * W)
agree(3, 'RNN', np.linalg.norm(np.linalg.multi_dot(factors[:0:-1]), 2), '3e-17')

# %%
# absent: 8.1 8.3
# en: Not computed: former numbers of equations.
# zh: 不是算出来的：公式的旧编号。

# %%
# en: The Jacobian of step 2, and ∂c_21/∂c_1, by the automatic differentiation of PyTorch, where it is installed.
# zh: 装有 PyTorch 时，用它的自动微分求第 2 步的雅可比矩阵与 ∂c_21/∂c_1。
if torch:
    rows = torch.as_tensor(small)

    def torch_step(c, h):
        z = rows[:, 0] * h + rows[:, 2]
        c = torch.sigmoid(z[0]) * c + torch.sigmoid(z[1]) * torch.tanh(z[2])
        return c, torch.sigmoid(z[3]) * torch.tanh(c)

    at = tuple(torch.tensor(float(value), dtype=torch.float64, requires_grad=True) for value in states[1][:2])
    J_2 = torch.autograd.functional.jacobian(torch_step, at)
    agree(1, 'PyTorch: F_2, M_2', [entry.item() for entry in J_2[0]], '0.9083 0.2340')
    now = (at[0], o[0] * torch.tanh(at[0]))
    for _ in range(20):
        now = torch_step(*now)
    now[0].backward()
    agree(4, 'PyTorch: k = 21', at[0].grad.numpy(), '1.365')

if wrong:
    raise SystemExit(f'≠: {wrong}')
