"""PyTorch's side of `npm run bench`: float64, one thread. Reads one JSON request a line, answers each with one line."""
import array
import base64
import json
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def numbers(text):
    return torch.tensor(array.array('d', base64.b64decode(text)))


class Session:
    def __init__(self, network, n, m, T, batch, weights, x, y):
        self.lstm = network == 'lstm'
        gates = 4 if self.lstm else 1
        rows = gates * n
        w = numbers(weights)
        W, b, out, out_bias = w.split([rows * (n + m), rows, n, 1])
        W = W.view(gates, n, n + m)
        # Ours are f, i, c, o; PyTorch's are i, f, c, o.
        self.order = [1, 0, 2, 3] if self.lstm else [0]
        W, b = W[self.order].reshape(rows, n + m), b.view(gates, n)[self.order].reshape(rows)
        self.layer = (torch.nn.LSTM if self.lstm else torch.nn.RNN)(m, n)
        self.out = torch.nn.Linear(n, 1)
        with torch.no_grad():
            self.layer.weight_hh_l0.copy_(W[:, :n])
            self.layer.weight_ih_l0.copy_(W[:, n:])
            self.layer.bias_ih_l0.copy_(b)
            self.layer.bias_hh_l0.zero_()
            self.out.weight.copy_(out[None])
            self.out.bias.copy_(out_bias)
        self.layer.bias_hh_l0.requires_grad_(False)
        self.parameters = [p for p in [*self.layer.parameters(), *self.out.parameters()] if p.requires_grad]
        self.x, self.y = numbers(x).view(T, batch, m), numbers(y).view(batch, 1)
        self.sizes = gates, n, m

    def one(self):
        for p in self.parameters:
            p.grad = None
        states, _ = self.layer(self.x)
        loss = 0.5 * ((self.out(states[-1]) - self.y) ** 2).sum() / self.y.shape[0]
        loss.backward()

    def gradient(self):
        self.one()
        gates, n, m = self.sizes
        dW = torch.cat([self.layer.weight_hh_l0.grad, self.layer.weight_ih_l0.grad], 1).view(gates, n, n + m)
        db = self.layer.bias_ih_l0.grad.view(gates, n)
        parts = [dW[self.order], db[self.order], self.out.weight.grad, self.out.bias.grad]
        flat = torch.cat([part.reshape(-1) for part in parts])
        return base64.b64encode(array.array('d', flat.tolist()).tobytes()).decode()

    def run(self, passes):
        start = time.process_time()
        for _ in range(passes):
            self.one()
        return time.process_time() - start


def tuned():
    """Whether products of matrices come from a library made for this processor; Debian has PyTorch also without one."""
    if torch.backends.mkl.is_available():
        return True
    with open('/proc/self/maps') as maps:
        loaded = maps.read()
    return any(name in loaded for name in ('openblas', 'blis', 'mkl', 'atlas'))


def main():
    session = None
    print(json.dumps({'torch': torch.__version__, 'tuned': tuned()}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        what = request.pop('do')
        if what == 'open':
            session = Session(**request)
            answer = {}
        elif what == 'gradient':
            answer = {'gradient': session.gradient()}
        else:
            answer = {'seconds': session.run(request['passes'])}
        print(json.dumps(answer), flush=True)


main()
