"""Checks a gradient of a recurrent network against a test vector. Needs NumPy only.

    net = load('lstm-n3.pytorch.npz')
    problems = check(net, my_gradient(net))     # [] if all entries agree

The file has the weights, inputs (x or X), initial states and targets y by the names of its convention; the loss is
E = 1/2 * sum over t of |h_t - y_t|^2. The true gradient by `name` is net['grad.name'], and lies within net['grad_lo.name'] and
net['grad_hi.name'].
"""
import numpy as np


def load(path):
    """All arrays of a .npz, by name."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def names(net):
    """The arrays that a gradient has."""
    return [name[len('grad.'):] for name in net if name.startswith('grad.')]


def check(net, gradient, tolerance=1e-9):
    """A list of problems, one line for each array that is missing, has another shape, or is off.

    gradient: arrays by the names of the network's own; tolerance: of the largest entry of each array (use 1e-4 for float32).
    Arrays that the gradient lacks are problems too.
    """
    problems = []
    for name in names(net):
        lo, hi, true = (net[f'{part}.{name}'] for part in ('grad_lo', 'grad_hi', 'grad'))
        if name not in gradient:
            problems.append(f'{name}: missing, needed the shape {true.shape}')
            continue
        given = np.asarray(gradient[name], dtype=np.float64)
        if given.shape != true.shape:
            problems.append(f'{name}: got the shape {given.shape}, needed {true.shape}')
            continue
        slack = tolerance * (np.abs(true).max() or 1.0)
        # Written so that NaN is wrong.
        wrong = ~((given >= lo - slack) & (given <= hi + slack))
        if wrong.any():
            at = tuple(int(k) for k in np.argwhere(wrong)[0])
            problems.append(f'{name}: {int(wrong.sum())} of {wrong.size} entries differ; the first, {at}: '
                            f'got {given[at]!r}, needed {true[at]!r}')
    return problems
