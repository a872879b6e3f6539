# %%
# en: The random numbers of this site, from the same keys (xoroshiro128+, seeded by FNV-1a): the networks drawn are the same ones.
# zh: 本站的随机数，密钥相同（xoroshiro128+，种子由 FNV-1a 得到）：抽到的是同样的网络。
class Draws:
    def __init__(self, *keys):
        words = []
        for start in (0x811C9DC5, 0x9E3779B9, 0x7F4A7C15, 0x94D049BB):
            for letter in '\0'.join(map(str, keys)).encode():
                start = (start ^ letter) * 0x01000193 & 0xFFFFFFFF
            for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
                start = (start ^ start >> shift) * factor & 0xFFFFFFFF
            words.append(start ^ start >> 16)
        self.s, self.t = words[0] << 32 | words[1], words[2] << 32 | words[3] | 1

    def bits(self):
        out, mixed = self.s + self.t, self.s ^ self.t
        self.s = ((self.s << 24 | self.s >> 40) ^ mixed ^ mixed << 16) & 0xFFFFFFFFFFFFFFFF
        self.t = (mixed << 37 | mixed >> 27) & 0xFFFFFFFFFFFFFFFF
        return out

    def uniform(self, low=0.0, high=1.0):
        unit = (self.bits() & 0x3FFFFFF) * 2.0**-26 + (self.bits() & 0x7FFFFFF) * 2.0**-53
        return low + (high - low) * unit

    def normal(self):
        while True:
            u, v = self.uniform(-1, 1), self.uniform(-1, 1)
            if 0 < (s := u * u + v * v) < 1:
                return u * np.sqrt(-2 * np.log(s) / s)

    def integer(self, count):
        while (drawn := (self.bits() + 2**31) & 0xFFFFFFFF) >= 2**32 // count * count:
            pass
        return drawn % count

    def normals(self, *shape):
        return np.array([self.normal() for _ in range(np.prod(shape))]).reshape(shape)

    def uniforms(self, *shape, low=-1.0, high=1.0):
        return np.array([self.uniform(low, high) for _ in range(np.prod(shape))]).reshape(shape)
