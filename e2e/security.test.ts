import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { builtPages } from './pages.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('each page has the policy before whatever it governs, allows what it has inline by hash, and has no handler', () => {
  const pages = builtPages('dist');
  expect(pages.length).toBeGreaterThan(200);
  for (const { address: file, html } of pages) {
    const [meta, policy = ''] = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html) ?? [];
    const before = html.slice(0, html.indexOf(meta ?? 'a policy'));
    // Before it stand only metadata, links to this site's own fonts and icons, linked data, and theme.js.
    const inert = /<script src="\/theme\.js"><\/script>|<script type="application\/ld\+json">[^<]*<\/script>/g;
    expect(before.replaceAll(inert, ''), file).not.toMatch(/<(script|style|link rel="stylesheet"|body)/);
    for (const [, script] of html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g))
      expect(policy, `${file}: ${script.slice(0, 80)}`).toContain(hashOf(script));
    for (const [, style] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g))
      expect(policy, `${file}: ${style.slice(0, 80)}`).toContain(hashOf(style));
    expect(html.match(/<[^>]+\son[a-z]+=/)?.[0].slice(0, 200), file).toBeUndefined();
    const script = policy.split('; ').find((part) => part.startsWith('script-src'));
    expect(script?.replaceAll(/ 'sha256-[\w+/]{43}='/g, ''), file).toBe("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy, file).toMatch(/^default-src 'none';.*trusted-types default;/);
    expect(policy, file).not.toMatch(/https?:|\*|'unsafe-eval'|style-src [^;]*'unsafe-inline'/);
  }
});
