import { expect, test } from 'vitest';
import { guarded, policy } from './policy.mjs';

const page = (head: string, body: string) =>
  `<html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

test('inline scripts become files, in their place; scripts that are files stay as they are', () => {
  const filed: string[] = [];
  const html = guarded(page('<script src="/a.js"></script>', '<script>f("$&")</script>'), (script) => {
    filed.push(script);
    return '/b.js';
  });
  expect(filed).toEqual(['f("$&")']);
  expect(html).toContain('<script src="/a.js"></script>');
  expect(html).toContain('<body><script defer src="/b.js"></script></body>');
});

test('what can be done with a page waits for what is read', () => {
  const scripts = '<script type="module" src="/m.js"></script><script>f()</script>';
  const html = guarded(page('<script src="/theme.js" data-asks></script>', scripts), () => '/b.js');
  expect(html).toContain('<script src="/theme.js" data-asks></script>');
  expect(html).toContain(
    '<script type="after-paint" src="/m.js"></script><script type="after-paint" src="/b.js"></script>',
  );
  // A page whose whole use is its script does not wait, and without one that asks nobody would.
  const alone = guarded(page('<script src="/theme.js"></script>', scripts), () => '/b.js');
  expect(alone).toContain('<script type="module" src="/m.js"></script><script defer src="/b.js"></script>');
});

test('the policy comes first, and allows a style by the hash of what stands in it', () => {
  const html = guarded(page('<style>p{color:red}</style>', ''), String);
  // printf 'p{color:red}' | openssl dgst -sha256 -binary | base64
  expect(html).toContain("style-src-elem 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='");
  expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<style>'));
  expect(policy(['p{color:red}'])).not.toBe(policy(['p{color:blue}']));
});

test('no script is allowed by anything but its address, and nobody else is', () => {
  const script = policy(['a'])
    .split('; ')
    .find((part) => part.startsWith('script-src'));
  expect(script).toBe("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy([])).not.toMatch(/https?:|\*|'unsafe-eval'|script-src[^;]*unsafe-inline/);
});

test('a page without a place for its policy is refused', () => {
  expect(() => guarded('<html></html>', String)).toThrow('no <meta charset="utf-8">');
});
