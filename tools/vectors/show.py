"""Runs test_gradients.py with PyTorch, with NumPy, and with each planted mistake; writes content/own-code.json.

    apt-get install python3-torch python3-pytest
    npm run build && /usr/bin/python3 tools/vectors/show.py

The vectors are those of dist/api/vectors. src/vectors/planted.json gets what each mistaken code computed for lstm-n3 (lstm-n2 for
W-for-U, which needs n = m); a test gives it to the check of the page.
"""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VECTORS = ROOT / 'dist/api/vectors'
sys.path.insert(0, str(VECTORS))
PLANTED = ['transposed-U', 'W-for-U', 'no-recurrence', 'no-forget-path', 'first-step-left-out', 'last-step-left-out', 'overwritten',
           'error-overwritten', 'no-sigmoid-slope', 'no-candidate-slope', 'no-output-slope', 'sigmoid-rule', 'new-c-for-old',
           'new-h-for-old', 'output-gate-cut', 'target-sign', 'mean-over-time', 'no-half', 'gate-order']


def tests(module, select, planted=''):
    env = {**os.environ, 'CAROUSEL_MODULE': module, 'PYTHONPATH': f'{HERE}:{VECTORS}', 'PLANTED': planted,
           'PYTHONDONTWRITEBYTECODE': '1'}
    said = subprocess.run([sys.executable, '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--tb=no', '-k', select,
                           str(VECTORS / 'test_gradients.py')], env=env, capture_output=True, text=True).stdout
    counts = {word: int(number) for number, word in re.findall(r'(\d+) (passed|failed)', said)}
    if not counts:
        sys.exit(said)
    return {'passed': counts.get('passed', 0), 'failed': counts.get('failed', 0)}


def computed(planted):
    """The mistaken gradient itself, for the page's own check."""
    name = 'lstm-n2' if planted == 'W-for-U' else 'lstm-n3'
    code = ('import json, sys; from carousel_check import load; from with_numpy import gradient; '
            'print(json.dumps({k: v.tolist() for k, v in gradient(load(sys.argv[1])).items()}))')
    env = {**os.environ, 'PYTHONPATH': f'{HERE}:{VECTORS}', 'PLANTED': planted, 'PYTHONDONTWRITEBYTECODE': '1'}
    out = subprocess.run([sys.executable, '-c', code, str(VECTORS / f'{name}.pytorch.npz')], env=env, capture_output=True, text=True)
    return {'net': name, 'gradient': json.loads(out.stdout)}


import torch  # noqa: E402

runs = [{'code': 'PyTorch', 'planted': None, **tests('with_torch', 'pytorch and (lstm or tanh)')},
        {'code': 'NumPy', 'planted': None, **tests('with_numpy', 'pytorch and lstm')}]
runs += [{'code': 'NumPy', 'planted': one, **tests('with_numpy', 'pytorch and lstm', one)} for one in PLANTED]
result = {'command': 'npm run build && /usr/bin/python3 tools/vectors/show.py', 'torch': torch.__version__, 'runs': runs}
(ROOT / 'content/own-code.json').write_text(json.dumps(result, indent=1) + '\n')
sample = {one: computed(one) for one in ['', *PLANTED]}
(ROOT / 'src/vectors/planted.json').write_text(json.dumps(sample) + '\n')
for run in runs:
    print(run)
