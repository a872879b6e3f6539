# insert: head.py

# insert: draws.py


# %%
# en: float64 rounds a value to 1 that is within 2^-54 below it: 1 - σ(z) is about e^-z, and 1 - tanh(z) about 2 e^-2z.
# zh: 比 1 小不到 2^-54 的值，float64 会舍入为 1：1 - σ(z) 约为 e^-z，1 - tanh(z) 约为 2 e^-2z。
agree(1, 'σ(z) = 1', -np.log(2.0**-54), '37.4')
agree(1, 'tanh(z) = 1', -np.log(2.0**-54 / 2) / 2, '19.1')

# %%
# en: Products with a rate; and two units whose product grows although W_rec has the spectral radius 0.
# zh: 有速率的连乘；以及 W_rec 谱半径为 0、乘积却增大的两个单元。
agree(2, 'ρ = 0.5', 0.5**20, '9.5e-7')
rho = 3.9 / 4
agree(2, 'ρ, ρ^100', [rho, rho**100], '0.975 0.08')
W = np.array([[2, -2], [2, -2]])
J = np.diag([1, 1 / 4]) @ W
agree(2, 'W², J² - 3/2 J', [W @ W, J @ J - 3 / 2 * J], '0 0 0 0 0 0 0 0')

signs = np.array([[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]])
agree(2, '‖W_rec‖', np.linalg.norm(0.45 * signs, 2), '0.9')
agree(2, '‖ΔW_rec‖', np.linalg.norm(np.full((4, 4), 0.015), 2), '0.06')
# en: What is certified, by interval arithmetic, is 0.961; here it is taken as given.
# zh: 区间算术证明的是 0.961；这里直接取用。
certified = 0.961
agree(2, '99', certified**99, '0.0195')

# %%
# en: Growth; saturation, which undoes it; and a start a little off the rest.
# zh: 增大；抵消它的饱和；以及稍稍偏离静止状态的起点。
agree(3, '1.5^50', 1.5**50, '6.4e8')
agree(3, '50 tanh′(50)', 50 / np.cosh(50.0) ** 2, '7e-42')


def products(w, c, steps):
    product, found = 1.0, []
    for _ in range(steps):
        c = np.tanh(w * c)
        product *= w * (1 - c**2)
        found.append(product)
    return np.array(found)


off = products(1.5, 0.001, 50)
agree(3, 'max', [off.max(), off.argmax() + 1], '344 16')
agree(3, '< 1e-10', off[49] < 1e-10, '1')

# %%
# en: A sigmoid unit at rest, c = 1/2, slope 1/4: the sum of its terms for large k, and one step with α = 0.1.
# zh: 停在 c = 1/2、斜率为 1/4 的 sigmoid 单元：k 很大时各项之和，以及 α = 0.1 的一步。
w = np.array([2, -1])
lags = np.arange(60)
terms = (1 / 2 - 1) / 4 * (w[0] / 4) ** lags[:, None] * np.array([1 / 2, 1])
agree(4, '8 · ∑, 4 · ∑', terms.sum(axis=0) * [8, 4], '-1 -1')
agree(4, 'τ = 20', terms[20:].sum() / terms.sum() < 1e-6, '1')
agree(5, 'w - α g', w - 0.1 * terms.sum(axis=0), '2.0125 -0.975')

# %%
# en: The network of the map, without input and with inputs of size 0.1: the gain at which ρ = 1, and the norms of fifty steps.
# zh: 图中的网络，无输入与输入大小为 0.1 两种情形：使 ρ = 1 的增益，以及 50 步连乘的范数。
draws = Draws('explorer', 'vanish-map', 1, 6)
rows = draws.normals(6, 8)
W, W_in = rows[:, :6] / np.sqrt(6), rows[:, 6:]
x = draws.uniforms(50, 2)


def fifty(gain, size):
    c, product = np.zeros(6), np.eye(6)
    for x_t in size * x:
        c = np.tanh(gain * W @ c + W_in @ x_t)
        product = (1 - c**2)[:, None] * gain * W @ product
    return np.linalg.norm(product, 2)


agree(4, 'ρ = 1', 1 / np.linalg.norm(W, 2), '0.66')
agree(4, 'gain = 0.8, 4', [fifty(0.8, 0), fifty(4, 0), fifty(4, 0.1)], '5e-4 4e31 2e-4')

# absent: 6.5
# en: Not computed: the number of a section in a textbook.
# zh: 不是算出来的：一本教科书的节号。

# %%
# en: The product of sixteen Jacobians by the automatic differentiation of PyTorch, where it is installed.
# zh: 装有 PyTorch 时，用它的自动微分再求 16 步的连乘。
if torch:
    start = torch.tensor(0.001, dtype=torch.float64, requires_grad=True)
    state = start
    for _ in range(16):
        state = torch.tanh(1.5 * state)
    state.backward()
    agree(3, 'PyTorch: max', start.grad.numpy(), '344')

if wrong:
    raise SystemExit(f'≠: {wrong}')
