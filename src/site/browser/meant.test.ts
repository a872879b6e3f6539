import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meantPath } from './meant.ts';

test.each([
  ['/c/2j7f/', '/c/2J7F/'],
  ['/c/2J7F%E3%80%82', '/c/2J7F/'],
  ['/c/%EF%BC%92j7f/', '/c/2J7F/'],
  ['/c/loLi/', '/c/1011/'],
  ['/C/2J7F', '/c/2J7F/'],
  ['/EN/RNN/', '/en/rnn/'],
  ['/en//rnn/,', '/en/rnn/'],
  ['/en/claims/Rnn-Product/).', '/en/claims/rnn-product/'],
  ['/c/%', '/c/%25/'],
  ['/404.html', '/404.html'],
  ['/API/claims.json。', '/api/claims.json'],
])('%s means %s, under a sub-path too', (typed, meant) => {
  expect(meantPath(typed, '/')).toBe(meant);
  expect(meantPath(`/Carousel${typed}`, '/carousel/')).toBe(`/carousel${meant}`);
});

test('an address as the site writes it stays as it is', () => {
  const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/).filter((one) => !/^(c|embed)$/.test(one));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
      const address = `/${parts.map((one) => `${one}/`).join('')}`;
      expect(meantPath(address, '/')).toBe(address);
    }),
  );
});

test('whatever was typed has a meaning, and that means itself', () => {
  fc.assert(
    fc.property(fc.webPath(), (typed) => {
      const meant = meantPath(typed, '/');
      expect(meantPath(meant, '/')).toBe(meant);
    }),
  );
});
