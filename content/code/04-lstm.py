# insert: head.py

# insert: cell.py


# %%
# en: What the small LSTM does with its pulse.
# zh: 小 LSTM 如何处理它的脉冲。
states = run(small, 3)
c, h = (np.array([state[part] for state in states]) for part in (0, 1))
gates = np.array([state[2] for state in states[1:]])
f, i, candidate, o = gates.T
agree(2, 'h_1, z_2, f_2', [h[1], h[1] + 2, f[1]], '0.2928 2.2928 0.9083')
agree(2, 'σ(z) = 1', -np.log(2.0**-54), '37.4')
agree(3, 'i_1, i_1 c̃_1', [i[0], i[0] * candidate[0]], '0.8808 0.6708')
agree(3, 'i_2, i_2 c̃_2', [i[1], i[1] * candidate[1]], '0.1535 0.0437')
agree(4, 'c_1, c_2, c_3', c[1:], '0.6708 0.6530 0.6452')
agree(4, 'f_2', f[1], '0.9083')
agree(5, 'o_1', o[0], '0.5')
agree(5, 'h_1, h_2, h_3', h[1:], '0.2928 0.3285 0.3305')

# %%
# en: The plain network of chapter 1 with the same pulse, and an LSTM that counts.
# zh: 接收同一脉冲的第 1 章的普通 RNN，以及一个计数的 LSTM。
plain = [np.tanh(1)]
plain += [np.tanh(plain[0] / 2)]
plain += [np.tanh(plain[1] / 2)]
agree(4, 'RNN', plain, '0.7616 0.3634 0.1797')
counting = np.array([[0, 0, 10], [0, 0, 10], [0, 0, 10], [0, 0, 0]])
agree(4, 'c_100', run(counting, 100)[-1][0], '99.77')

# %%
# en: The same by PyTorch’s own cell, where it is installed. Its order of the layers is i, f, c, o, and it has two biases.
# zh: 装有 PyTorch 时，用它自带的 LSTM 再算一遍。它的四层次序为 i、f、c、o，并有两个偏置。
if torch:
    lstm = torch.nn.LSTMCell(1, 1).double()
    rows = torch.as_tensor(small[[1, 0, 2, 3]])
    with torch.no_grad():
        lstm.weight_hh.copy_(rows[:, :1])
        lstm.weight_ih.copy_(rows[:, 1:2])
        lstm.bias_hh.copy_(rows[:, 2])
        lstm.bias_ih.zero_()
        state = (torch.zeros(1, 1).double(), torch.zeros(1, 1).double())
        found = []
        for x in (1.0, 0.0, 0.0):
            state = lstm(torch.tensor([[x]]).double(), state)
            found.append([part.item() for part in state])
    agree(4, 'PyTorch: c_1, c_2, c_3', [pair[1] for pair in found], '0.6708 0.6530 0.6452')
    agree(5, 'PyTorch: h_1, h_2, h_3', [pair[0] for pair in found], '0.2928 0.3285 0.3305')

if wrong:
    raise SystemExit(f'≠: {wrong}')
