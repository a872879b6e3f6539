# insert: head.py

# %%
# en: The small network of chapter 1. Term j of ∂E_k/∂(w_rec, w_in): the miss, the slopes and weights from k back to j, what entered.
# zh: 第 1 章的小网络。∂E_k/∂(w_rec, w_in) 的第 j 项：输出的偏差，从 k 回到 j 的斜率与权重，以及进入这一步的值。
w_rec, w_in, y = 0.5, 1.0, 0.5


def terms(k, phi, slope):
    x = [1] + [0] * (k - 1)
    c = [0.0]
    for x_t in x:
        c.append(phi(w_rec * c[-1] + w_in * x_t))
    back = (c[k] - y) * slope(c[k])
    found = []
    for j in range(k, 0, -1):
        found.insert(0, back * np.array([c[j - 1], x[j - 1]]))
        back *= w_rec * slope(c[j - 1])
    return np.array(c), np.array(found)


def tanh_slope(c):
    return 1 - c**2


c, found = terms(3, np.tanh, tanh_slope)
agree(1, 'w_rec, j = 2, 3', found[1:, 0], '-0.10243 -0.11263')
agree(1, 'w_rec, j = 1 + 2 + 3', found[:, 0].sum(), '-0.21506')
agree(1, 'c_1, c_2', c[1:3], '0.7616 0.3634')
agree(1, 'h_3 - y, c_3', [c[3] - y, c[3]], '-0.32027 0.17973')
agree(1, 'miss · slope', (c[3] - y) * tanh_slope(c[3]), '-0.3099')
agree(1, 'w_rec, j = 2, 3', found[1:, 0], '-0.1024 -0.1126')
agree(1, 'w_in, j = 1', found[0, 1], '-0.02824')

c, found = terms(12, lambda z: 1 / (1 + np.exp(-z)), lambda c: c * (1 - c))
agree(1, 'σ, k = 12', np.linalg.norm(found[0]) / np.linalg.norm(found.sum(axis=0)), '1e-10')

# %%
# en: The immediate derivative of two units: row i of W moves unit i alone.
# zh: 两个单元的直接偏导数：W 的第 i 行只影响第 i 个单元。
entered = np.array([0.5, -1, 2])
slopes = np.diag([1, 0.5])
v = np.array([0.2, -0.4])
immediate = np.kron(slopes, entered)
agree(1, '∂⁺c_j/∂W', immediate, '0.5 -1 2 0 0 0 0 0 0 0.25 -0.5 1')
agree(1, 'v ∂⁺c_j/∂W', v @ immediate, '0.1 -0.2 0.4 -0.1 0.2 -0.4')

# %%
# en: Slopes scale rows; and the order of a product counts.
# zh: 斜率乘在各行上；连乘的次序也有影响。
W = np.array([[1, 2], [3, 4]])
J_2, J_3 = np.diag([1, 0.5]) @ W, np.diag([0.5, 1]) @ W
agree(2, 'D W, W D', [J_2, W @ np.diag([1, 0.5])], '1 2 1.5 2 1 1 3 2')
agree(3, 'J_3, J_3 J_2', [J_3, J_3 @ J_2], '0.5 1 3 4 2 3 9 14')
agree(3, 'J_2 J_3', J_2 @ J_3, '6.5 9 6.75 9.5')

# %%
# en: The same derivatives by the automatic differentiation of PyTorch, where it is installed.
# zh: 装有 PyTorch 时，用它的自动微分再求同样的导数。
if torch:
    w = torch.tensor([w_rec, w_in], dtype=torch.float64, requires_grad=True)
    state = torch.zeros((), dtype=torch.float64)
    for x_t in [1, 0, 0]:
        state = torch.tanh(w[0] * state + w[1] * x_t)
    ((state - y) ** 2 / 2).backward()
    agree(1, 'PyTorch: w_rec, w_in', w.grad.numpy(), '-0.21506 -0.02824')

    weights = torch.ones(2, 3, dtype=torch.float64)
    unit = lambda W: torch.as_tensor(slopes) @ W @ torch.as_tensor(entered)
    jacobian = torch.autograd.functional.jacobian(unit, weights).reshape(2, 6)
    agree(1, 'PyTorch: v ∂⁺c_j/∂W', v @ jacobian.numpy(), '0.1 -0.2 0.4 -0.1 0.2 -0.4')

if wrong:
    raise SystemExit(f'≠: {wrong}')
