# insert: head.py

# insert: cell.py


# %%
# en: Losses of the small LSTM with the target 0.5, and their derivatives with respect to the biases, by the complex step.
# zh: 小 LSTM 在目标值为 0.5 时的损失，以及它们对各偏置的导数（复数步长法）。
def losses(w):
    return np.array([(h - 0.5) ** 2 / 2 for _, h, _ in run(w, 3)[1:]])


def by_bias(gate, step=1e-30):
    w = small.astype(complex)
    w[gate, 2] += 1j * step
    slopes = losses(w).imag / step
    return [*slopes, slopes.sum()]


states = run(small, 3)
h = np.array([state[1] for state in states[1:]])
agree(1, 'y - h_t', 0.5 - h, '0.2072 0.1715 0.1695')
agree(1, 'E', losses(small).sum(), '0.0505')
agree(1, 'b_f', by_bias(0), '0 -0.0037 -0.0078 -0.0114')
agree(1, 'b_i', by_bias(1), '-0.0054 -0.0083 -0.0117 -0.0255')
agree(1, 'b_c', by_bias(2), '-0.0252 -0.0362 -0.0485 -0.1099')
agree(1, 'b_o', by_bias(3), '-0.0303 -0.0299 -0.0324 -0.0926')
agree(1, 'c_1', states[1][0], '0.6708')
agree(1, 'E_1 → b_o', (h[0] - 0.5) * np.tanh(states[1][0]) / 4, '-0.0303')

# %%
# en: The outputs of the plain network of chapter 1, and targets for which the gradients of the three losses cancel.
# zh: 第 1 章普通 RNN 的输出，以及使三个损失的梯度互相抵消的目标值。
def outputs(w):
    c = [0]
    for x in (1, 0, 0):
        c.append(np.tanh(w[0] * c[-1] + w[1] * x))
    return np.array(c[1:])


w = np.array([0.5, 1])
c = outputs(w)
by_w = np.array([outputs(w + 1e-30j * e).imag / 1e-30 for e in np.eye(2)]).T
agree(2, 'c_1, c_2', c[:2], '0.7616 0.3634')
agree(2, '∂h_1', by_w[0], '0 0.4200')
agree(2, '∂h_2', by_w[1], '0.6610 0.1823')
agree(2, '∂h_3', by_w[2], '0.6715 0.0882')
# en: The miss at step 2 is chosen as 0.2; the two others make the sum zero.
# zh: 第 2 步的偏差取为 0.2；另外两个使总和为零。
first, third = np.linalg.solve(by_w[[0, 2]].T, -0.2 * by_w[1])
miss = np.array([first, 0.2, third])
agree(2, 'h_t - y_t', miss, '-0.0455 0.2 -0.1969')
agree(2, '∂E_1', miss[0] * by_w[0], '0 -0.01909')
agree(2, '∂E_2', miss[1] * by_w[1], '0.13220 0.03645')
agree(2, '∂E_3', miss[2] * by_w[2], '-0.13220 -0.01736')
agree(2, 'E', miss @ miss / 2, '0.0404')
agree(2, '∑', np.abs(miss @ by_w) < 1e-15, '1 1')

# %%
# en: The derivatives with respect to the biases by PyTorch’s own cell and automatic differentiation, where it is installed.
# zh: 装有 PyTorch 时，用它自带的 LSTM 与自动微分再求对各偏置的导数。
if torch:
    lstm = torch.nn.LSTMCell(1, 1).double()
    rows = torch.as_tensor(small[[1, 0, 2, 3]])
    with torch.no_grad():
        for part, column in ((lstm.weight_hh, 0), (lstm.weight_ih, 1)):
            part.copy_(rows[:, column : column + 1])
        lstm.bias_hh.copy_(rows[:, 2])
        lstm.bias_ih.zero_()
    state, loss = None, 0
    for x in (1.0, 0.0, 0.0):
        state = lstm(torch.tensor([[x]]).double(), state)
        loss = loss + ((state[0] - 0.5) ** 2 / 2).sum()
    loss.backward()
    agree(1, 'PyTorch: b_i, b_f, b_c, b_o', lstm.bias_hh.grad.numpy(), '-0.0255 -0.0114 -0.1099 -0.0926')

if wrong:
    raise SystemExit(f'≠: {wrong}')
