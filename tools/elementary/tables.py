"""Writes src/engine/arithmetic/elementary/tables.ts: the constants of exp and log, to 60 digits, then rounded.

Run from the top-level folder with Debian's python3-mpmath:  /usr/bin/python3 tools/elementary/tables.py
Then format it:  npm exec -- biome check --write src/engine/arithmetic/elementary/tables.ts
"""
from mpmath import mp, mpf, log, nint

mp.dps = 60
LN2 = log(2)
STEPS = 128  # exp: one entry for every 2^(j/128); log: one for every 1/128 of the octave [0.6875, 1.375)
# Heads are multiples of this, so that n·stepHead is exact in exp (|n| < 2¹⁸) and k·ln2Head + logHead in log (|k| ≤ 1075).
GRID = mpf(2) ** -42


def near(x):
    """The double nearest to x (x is normal here)."""
    with mp.workprec(53):
        return +mpf(x)


def on_grid(x):
    return nint(x / GRID) * GRID


def exp_entry(j):
    """2^(j/128) = head·(1 + tail)."""
    exact = mpf(2) ** (mpf(j) / STEPS)
    head = near(exact)
    return head, near(exact / head - 1)


def log_entry(i):
    """c near the middle of the i-th interval: 1/c in ten bits, and log c = head + tail. Around 1, c is 1 itself."""
    low = mpf('0.6875') + mpf(i) / 256 if i < 80 else 1 + mpf(i - 80) / 128
    width = mpf(1) / 256 if i < 80 else mpf(1) / 128
    inverse = mpf(1) if i in (79, 80) else nint(512 / (low + width / 2)) / 512
    exact = -log(inverse)
    return inverse, on_grid(exact), near(exact - on_grid(exact))


def literal(x):
    x = float(x)
    return str(int(x)) if x == int(x) and abs(x) < 1e9 else repr(x)


def array(name, doc, values):
    return f'/** {doc} */\nexport const {name} = new Float64Array([{", ".join(map(literal, values))}]);\n'


def constant(name, doc, value):
    return f'/** {doc} */\nexport const {name} = {literal(value)};\n'


exps = [exp_entry(j) for j in range(STEPS)]
logs = [log_entry(i) for i in range(STEPS)]
step = LN2 / STEPS
stepHead = on_grid(step)
ln2Head = on_grid(LN2)
with open('src/engine/arithmetic/elementary/tables.ts', 'w') as out:
    out.write('\n'.join([
        '// Written by tools/elementary/tables.py; edit that instead.\n'
        '// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a table keeps its own √2\n',
        constant('stepsPerUnit', '128 / ln 2', near(1 / step)),
        constant('stepHead', 'ln 2 / 128 = stepHead + stepTail; the head is a multiple of 2⁻⁴².', stepHead),
        constant('stepTail', 'The rest of ln 2 / 128, rounded.', near(step - stepHead)),
        array('roots', '2^(j/128) = roots[2j]·(1 + roots[2j + 1]), j = 0 … 127.', [x for pair in exps for x in pair]),
        constant('ln2Head', 'ln 2 = ln2Head + ln2Tail; the head is a multiple of 2⁻⁴².', ln2Head),
        constant('ln2Tail', 'The rest of ln 2, rounded.', near(LN2 - ln2Head)),
        array('logInverse', '1/c for the i-th interval of [0.6875, 1.375), in ten bits.', [c for c, _, _ in logs]),
        array('logHead', 'log c = logHead[i] + logTail[i]; the head is a multiple of 2⁻⁴².', [h for _, h, _ in logs]),
        array('logTail', 'The rest of log c, rounded.', [t for _, _, t in logs]),
    ]))
