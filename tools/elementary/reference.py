"""Writes src/engine/golden/elementary/<function>.f64: what src/engine/arithmetic/elementary.test.ts measures errors against.

Each file is a list of little-endian doubles, three a point: x, the double nearest to f(x), and what is left of f(x)
in units of that double's last place (NaN where f(x) is beyond the largest double). Computed from the definitions with
mpmath to 700 digits, so that no cancellation matters.

Run from the top-level folder with Debian's python3-mpmath:  /usr/bin/python3 tools/elementary/reference.py
"""
import math, random, struct
from pathlib import Path
from mpmath import mp, mpf, exp, log, floor, nint

mp.dps = 700
random.seed(1997)
COUNT = 2500
OUT = Path('src/engine/golden/elementary')
LN2 = math.log(2)

FUNCTIONS = {
    'exp': lambda x: exp(x),
    'expm1': lambda x: exp(x) - 1,
    'log': lambda x: log(x),
    'sigmoid': lambda x: 1 / (1 + exp(-x)),
    'tanh': lambda x: (exp(x) - exp(-x)) / (exp(x) + exp(-x)),
    'sigmoidSlope': lambda x: exp(-x) / (1 + exp(-x)) ** 2,
    'tanhSlope': lambda x: 4 / (exp(x) + exp(-x)) ** 2,
    'atanh': lambda x: log((1 + x) / (1 - x)) / 2,
    'logit': lambda x: log(x / (1 - x)),
}


def last_place(x):
    """The distance from the double |x| to the next one up."""
    return mpf(2) ** (max(math.frexp(x)[1], -1021) - 53)


def reference(value):
    """(nearest double, the rest in its last places)"""
    if value == 0:
        return 0.0, 0.0
    exponent = max(int(floor(log(abs(value), 2))), -1022)
    place = mpf(2) ** (exponent - 52)
    units = nint(value / place)
    if abs(units * place) >= mpf(2) ** 1024:
        return math.copysign(math.inf, value), math.nan
    hi = math.ldexp(int(units), exponent - 52)
    return hi, float((value - hi) / last_place(hi))


def around(x, steps=4):
    """x and some of its neighbours: where a case, or a table entry, changes."""
    out = [x]
    up = down = x
    for _ in range(steps):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        out += [up, down]
    return out


def spread(low, high):
    """A random sign and exponent: ±m·2^e, 1 ≤ m < 2, low ≤ e < high."""
    return random.choice((-1, 1)) * math.ldexp(random.uniform(1, 2), random.randrange(low, high))


def everywhere():
    """Points that suit the exponential family."""
    tiny = (0.0, 5e-324, 2.0 ** -1022, 2.0 ** -1074 * 12345, 2.0 ** -60, 2.0 ** -54, 2.0 ** -53, 2.0 ** -28, 2.0 ** -27)
    for x in tiny:
        yield from (x, -x)
    edges = [2e-9, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 22.5, 45, 350, 354, 372.5, 373.3, 375, 700, 708]
    edges += [708.3964185322641, 709, 709.782712893384, 710, 744.4400719213812, 745.1332191019411, 745.9, 750, 1000]
    for edge in edges:
        for x in around(edge):
            yield from (x, -x)
    while True:
        yield spread(-40, 10)
        yield spread(-6, 7)
        yield random.uniform(-40, 40)
        yield random.uniform(-1, 1)
        yield random.uniform(-750, 750)
        yield random.uniform(-0.2, 0.2)
        yield random.choice(around(random.randrange(-5200, 5200) * LN2 / 128, 2))
        yield random.choice(around((random.randrange(-5200, 5200) + 0.5) * LN2 / 128, 2))
        yield random.choice(around((random.randrange(-20, 20) + 0.5) * LN2 / 256, 2))
        yield spread(-1074, 10)


def positive():
    """Points that suit log: every exponent, near 1, and the edges of the table's intervals."""
    yield from (5e-324, 2.0 ** -1074 * 12345, 1.7976931348623157e308)
    for edge in (2.0 ** -1022, 1.0, 0.6875, 1.375, 2.0, 0.5, math.e, 1 / 256, 1 + 1 / 256, 1 - 1 / 256):
        yield from around(edge)
    while True:
        yield abs(spread(-1074, 1024))
        yield abs(spread(-8, 8))
        yield 1 + spread(-52, -1)
        yield random.uniform(0.9, 1.1)
        yield random.uniform(0.4, 2.5)
        i = random.randrange(128)
        edge = 0.6875 + i / 256 if i < 80 else 1 + (i - 80) / 128
        yield random.choice(around(math.ldexp(edge, random.choice((0, 0, -1, 1, 37))), 2))


def inside(points, low, high):
    return (x for x in points if low < x < high)


def points(name):
    if name == 'log':
        return positive()
    if name == 'atanh':
        return (y for x in everywhere() for y in (x, 1 - abs(x), x / 64) if abs(y) < 1)
    if name == 'logit':
        return (y for x in everywhere() for y in (abs(x), 1 - abs(x), 0.5 + x / 1024, 0.25 + x / 64) if 0 < y < 1)
    return everywhere()


OUT.mkdir(parents=True, exist_ok=True)
for name, f in FUNCTIONS.items():
    seen = dict.fromkeys(x for x, _ in zip(points(name), range(COUNT)))
    rows = [(x, *reference(f(mpf(x)))) for x in seen if abs(x) < 2000 or name == 'log']
    (OUT / f'{name}.f64').write_bytes(b''.join(struct.pack('<3d', *row) for row in rows))
    print(name, len(rows))
