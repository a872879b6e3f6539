# insert: head.py

# %%
# en: The small network: one tanh unit, w = (w_rec, w_in), one pulse, the target 0.5 at each step.
# zh: 小网络：一个 tanh 单元，w = (w_rec, w_in)，一个脉冲，每一步的目标值都是 0.5。
w = np.array([0.5, 1.0])
x = [1, 0, 0]
y = 0.5


def states(w):
    c = [0]
    for x_t in x:
        c.append(np.tanh(w[0] * c[-1] + w[1] * x_t))
    return np.array(c)


def losses(w):
    return (states(w)[1:] - y) ** 2 / 2


c = states(w)
agree(1, 'w_rec c_1, w_rec c_2', w[0] * c[1:3], '0.3808 0.1817')
agree(1, 'c_1, c_2, c_3', c[1:], '0.7616 0.3634 0.1797')

# %%
# en: Losses, and their derivatives by the complex step: the imaginary part of f(w + ih) is h f'(w).
# zh: 损失，以及用复数步长法求出的导数：f(w + ih) 的虚部就是 h f'(w)。
def gradient(f, w, h=1e-30):
    return np.array([f(w + 1j * h * e).imag / h for e in np.eye(len(w))])


miss = c[1:] - y
E = losses(w).sum()
g_1, g_2, g_3 = (gradient(lambda v, t=t: losses(v)[t], w) for t in range(3))
g = gradient(lambda v: losses(v).sum(), w)
agree(3, 'h_t - y_t', miss, '0.2616 -0.1366 -0.3203')
agree(3, 'E', E, '0.0948')
agree(3, 'E_1 → w_in', g_1[1], '0.10986')
agree(3, 'E_2 → w_rec, w_in', g_2, '-0.09030 -0.02490')
agree(3, 'E_3 → w_rec, w_in', g_3, '-0.21506 -0.02824')
agree(3, 'E → w_rec, w_in', g, '-0.30536 0.05672')
agree(3, 'E_1 → w_in', miss[0] * (1 - c[1] ** 2) * x[0], '0.1099')
agree(3, 'E_2 → w_in', miss[1] * (1 - c[2] ** 2) * w[0] * (1 - c[1] ** 2) * x[0], '-0.0249')
agree(3, 'E_2 → w_rec', miss[1] * (1 - c[2] ** 2) * c[1], '-0.0903')

# %%
# en: One step of gradient descent: E afterwards, and the decrease divided by α ‖g‖².
# zh: 梯度下降一步：之后的 E，以及下降量与 α ‖g‖² 之比。
def after(alpha):
    E_after = losses(w - alpha * g).sum()
    return E_after, (E - E_after) / (alpha * g @ g)


agree(4, '‖g‖²', g @ g, '0.0965')
agree(4, 'α = 0.001', after(0.001), '0.0947 0.9997')
agree(4, 'α = 0.01', after(0.01), '0.0939 0.9970')
agree(4, 'α = 0.1', after(0.1), '0.0855 0.9691')
agree(4, 'α = 1', after(1), '0.0331 0.6397')
agree(4, 'α = 1', after(1)[1], '0.64')
agree(4, 'α = 5', after(5), '0.1625 -0.1403')

# %%
# en: The same gradient by the automatic differentiation of PyTorch, where it is installed.
# zh: 装有 PyTorch 时，用它的自动微分再求同一个梯度。
if torch:
    v = torch.tensor(w, requires_grad=True)
    state, total = torch.zeros((), dtype=torch.float64), 0
    for x_t in x:
        state = torch.tanh(v[0] * state + v[1] * x_t)
        total = total + (state - y) ** 2 / 2
    total.backward()
    agree(3, 'PyTorch: E → w_rec, w_in', v.grad.numpy(), '-0.30536 0.05672')

if wrong:
    raise SystemExit(f'≠: {wrong}')
