"""`gradient(net)` by PyTorch's nn.LSTM and nn.RNN, for test_gradients.py."""
import torch


def gradient(net):
    n = net['h'].shape[1]
    m = net['x'].shape[1]
    lstm = net['weight_hh_l0'].shape[0] == 4 * n
    layer = (torch.nn.LSTM if lstm else torch.nn.RNN)(m, n).double()
    layer.load_state_dict({name: torch.tensor(net[name]) for name, _ in layer.named_parameters()})
    given = {name: torch.tensor(net[name]).requires_grad_() for name in (('h0', 'c0', 'x') if lstm else ('h0', 'x'))}
    h, _ = layer(given['x'], (given['h0'], given['c0']) if lstm else given['h0'])
    (0.5 * (h - torch.tensor(net['y'])).square().sum()).backward()
    return {name: tensor.grad.numpy() for name, tensor in [*layer.named_parameters(), *given.items()]}
