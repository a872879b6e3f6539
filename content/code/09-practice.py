# insert: head.py

# insert: cell.py


# %%
# en: One bias or two: where the forget gate stands, and after how many steps half of a gradient is lost.
# zh: 一个偏置还是两个：遗忘门停在哪里，多少步之后梯度损失一半。
def half_lost(factor):
    return np.log(2) / -np.log(factor)


agree(1, 'b_f = 1 + 1', [sigma(2), half_lost(sigma(2))], '0.881 5.5')
agree(1, 'b_f = 1', [sigma(1), half_lost(sigma(1))], '0.731 2.2')

# %%
# en: What ten steps of truncated BPTT leave of the constant in front, ρ = 0.5.
# zh: 截断 BPTT 取 10 步时，前面的常数还剩多少，ρ = 0.5。
rho, K = 0.5, 10
agree(2, 'ρ^K / (1 - ρ)', rho**K / (1 - rho), '0.00195')


# %%
# en: The share of the terms of lag ten or more in the gradient of E_21, small LSTM with b_f = b*, target 0.5; the weights of one step vary at a time.
# zh: 小 LSTM，b_f = b*，目标值 0.5：时滞至少为 10 的各项在 E_21 的梯度中的占比；每次只变动一步的权重。
def term(w, j, T=21, tiny=1e-30):
    moved = w + 1j * tiny * np.eye(12).reshape(12, 4, 3)
    c = h = np.zeros(12)
    for t in range(1, T + 1):
        c, h, _ = step(moved if t == j else w, c, h, float(t == 1))
    return ((h - 0.5) ** 2 / 2).imag / tiny


w = small.copy()
w[0, 2] = -np.log(2 ** (1 / 20) - 1)
terms = np.array([term(w, j) for j in range(1, 22)])
far, whole = terms[: 21 - K].sum(axis=0), terms.sum(axis=0)
agree(2, 'share', np.linalg.norm(far) / np.linalg.norm(whole), '0.48')

# %%
# en: A GRU at b_u = 2; a residual network with κ = 0.01; the rate a = 0.01 of a linear model.
# zh: b_u = 2 的 GRU；κ = 0.01 的残差网络；线性模型的衰减率 a = 0.01。
agree(3, 'b_u = 2', half_lost(sigma(2)), '5.5')
kappa = 0.01
agree(4, '1 ∓ κ', [1 - kappa, 1 + kappa], '0.99 1.01')
agree(4, '(1 ∓ κ)^100', [(1 - kappa) ** 100, (1 + kappa) ** 100], '0.366 2.70')
agree(4, 'κ^100', kappa**100, '1e-200')
a = 0.01
agree(4, 'ln 2, ln 2 / a', [np.log(2), half_lost(np.exp(-a))], '0.693 69.3')
agree(4, 'σ(b) = e^-a', -np.log(np.exp(a) - 1), '4.60')

# %%
# en: Clipping each entry turns a gradient.
# zh: 逐个元素裁剪会使梯度转向。
g, theta = np.array([0.01, 1]), 0.01
clipped = np.clip(g, -theta, theta)
cosine = g @ clipped / np.linalg.norm(g) / np.linalg.norm(clipped)
agree(5, 'clipped', clipped, '0.01 0.01')
agree(5, 'cos, °', [cosine, np.degrees(np.arccos(cosine))], '0.714 44')

# %%
# en: PyTorch’s own LSTM with every forget bias set to 1, its GRU, and its two ways of clipping, where it is installed.
# zh: 装有 PyTorch 时：把它的两个遗忘门偏置都设为 1 的 LSTM、它的 GRU，以及它的两种裁剪。
if torch:
    with torch.no_grad():
        lstm, gru = torch.nn.LSTMCell(1, 1).double(), torch.nn.GRUCell(1, 1).double()
        for part in [*lstm.parameters(), *gru.parameters()]:
            part.zero_()
        lstm.bias_ih[1], lstm.bias_hh[1], gru.bias_ih[1] = 1, 1, 2
    nothing = torch.zeros(1, 1).double()
    c = torch.ones(1, 1).double().requires_grad_()
    lstm(nothing, (nothing, c))[1].backward()
    agree(1, 'PyTorch: f', c.grad.item(), '0.881')
    h = torch.ones(1, 1).double().requires_grad_()
    gru(nothing, h).backward()
    agree(3, 'PyTorch: GRU', half_lost(h.grad.item()), '5.5')
    weight = torch.nn.Parameter(torch.zeros(2).double())
    weight.grad = torch.tensor(g)
    torch.nn.utils.clip_grad_value_(weight, theta)
    agree(5, 'PyTorch: clip_grad_value_', weight.grad.numpy(), '0.01 0.01')

if wrong:
    raise SystemExit(f'≠: {wrong}')
