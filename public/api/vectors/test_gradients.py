"""Runs `gradient(net)` of the module my_gradient on every .npz beside this file: pytest test_gradients.py

my_gradient.gradient takes the arrays of a file by name (see carousel_check.py) and returns the gradient by the same names. Another module:
CAROUSEL_MODULE=other pytest test_gradients.py; a subset of files: -k "lstm and pytorch".
"""
import importlib
import os
from pathlib import Path

import pytest

from carousel_check import check, load

FILES = sorted(Path(os.environ.get('CAROUSEL_VECTORS', Path(__file__).parent)).glob('*.npz'))


def test_there_are_vectors():
    assert FILES, 'no .npz beside test_gradients.py; download some from /api/vectors/'


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_gradient(path):
    module = importlib.import_module(os.environ.get('CAROUSEL_MODULE', 'my_gradient'))
    net = load(path)
    problems = check(net, module.gradient(net))
    assert not problems, '\n'.join(problems)
