"""Trained networks as PyTorch writes them, with PyTorch's gradients: makes src/trained/fixtures/.

    apt-get install python3-torch python3-h5py         (Debian 12: PyTorch 1.13.1, h5py 3.7.0)
    /usr/bin/python3 tools/vectors/trained.py

Each network learns to repeat the first input at the last step, in float32, for 150 updates of Adam. It is written as safetensors (by the
few lines below: the format is a JSON header and the numbers), as ONNX (by torch.onnx.export), and by h5py in the layouts of Keras:
the LSTM as Keras 3's .keras (a zip with config.json and model.weights.h5), the RNN as Keras 2's .h5. The gradients of E = 1/2 |h_T - y_T|^2 are autograd's in float64, with the weights of the file.
"""
import io
import json
import struct
import zipfile
from pathlib import Path

import h5py
import torch

torch.manual_seed(1)
torch.set_num_threads(1)
OUT = Path(__file__).resolve().parents[2] / 'src/trained/fixtures'


def safetensors(path, tensors):
    header, body = {}, b''
    for name, tensor in tensors.items():
        data = tensor.contiguous().numpy().astype('<f4').tobytes()
        header[name] = {'dtype': 'F32', 'shape': list(tensor.shape), 'data_offsets': [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    path.write_bytes(struct.pack('<Q', len(text)) + text + body)


def keras_arrays(layer):
    """Keras multiplies from the other side and has one bias; its gates stand in PyTorch's order."""
    w = {name: t.detach().numpy() for name, t in layer.state_dict().items()}
    return [w['weight_ih_l0'].T, w['weight_hh_l0'].T, w['bias_ih_l0'] + w['bias_hh_l0']]


def keras3(path, layer):
    weights = io.BytesIO()
    with h5py.File(weights, 'w') as file:
        for k, array in enumerate(keras_arrays(layer)):
            file.create_dataset(f'layers/lstm/cell/vars/{k}', data=array)
    config = {'class_name': 'LSTM', 'config': {'name': 'lstm', 'activation': 'tanh', 'recurrent_activation': 'sigmoid'}}
    model = {'class_name': 'Sequential', 'config': {'layers': [config]}}
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as out:
        for name, content in (('config.json', json.dumps(model)), ('model.weights.h5', weights.getvalue())):
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 12, 0, 0)), content)


def keras2(path, layer):
    with h5py.File(path, 'w') as file:
        for name, array in zip(('kernel', 'recurrent_kernel', 'bias'), keras_arrays(layer)):
            file.create_dataset(f'model_weights/simple_rnn/simple_rnn/simple_rnn_cell/{name}:0', data=array)


def train(layer, n, m, T):
    read = torch.nn.Linear(n, 1)
    optimiser = torch.optim.Adam([*layer.parameters(), *read.parameters()], 0.02)
    for _ in range(150):
        x = torch.randn(T, 16, m)
        loss = (read(layer(x)[0][-1]).squeeze(1) - x[0, :, 0]).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


def gradients(layer, kind, x, y, n):
    layer = layer.double()
    layer.zero_grad()
    zero = lambda: torch.zeros(1, 1, n, dtype=torch.float64, requires_grad=True)
    h0, c0 = zero(), zero()
    x = torch.tensor(x, dtype=torch.float64).unsqueeze(1).requires_grad_()
    out = layer(x, (h0, c0) if kind == 'lstm' else h0)[0]
    loss = 0.5 * (out[-1, 0] - torch.tensor(y, dtype=torch.float64)).square().sum()
    loss.backward()
    grads = {name: p.grad for name, p in layer.named_parameters()}
    grads.update({'h0': h0.grad[0], 'x': x.grad[:, 0]})
    if kind == 'lstm':
        grads['c0'] = c0.grad[0]
    return loss.item(), {name: g.flatten().tolist() for name, g in grads.items()}


OUT.mkdir(exist_ok=True)
cases = {}
for kind, n, m, T in (('lstm', 6, 3, 12), ('rnn', 5, 2, 9)):
    layer = (torch.nn.LSTM if kind == 'lstm' else torch.nn.RNN)(m, n)
    train(layer, n, m, T)
    model = torch.nn.ModuleDict({'core': layer})
    safetensors(OUT / f'{kind}.safetensors', {name: t.detach() for name, t in model.state_dict().items()})
    torch.onnx.export(layer, torch.zeros(T, 1, m), OUT / f'{kind}.onnx')
    keras3(OUT / 'lstm.keras', layer) if kind == 'lstm' else keras2(OUT / 'rnn.h5', layer)
    x = [[round(v, 3) for v in row] for row in torch.randn(T, m).tolist()]
    y = [round(v, 3) for v in torch.randn(n).tolist()]
    loss, grads = gradients(layer, kind, x, y, n)
    cases[kind] = {'n': n, 'm': m, 'T': T, 'x': x, 'y': y, 'loss': loss, 'gradient': grads}
(OUT / 'expect.json').write_text(json.dumps(cases) + '\n')
print({k: v['loss'] for k, v in cases.items()})
