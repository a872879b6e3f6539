import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';

for (const lang of languages)
  test(`the graph links every claim, in the drawing and in the list (${lang})`, () => {
    const { document } = parseHTML(readFileSync(`dist/${lang}/graph/index.html`, 'utf8'));
    expect(document.querySelectorAll('.node')).toHaveLength(claims.length);
    expect(document.querySelectorAll('.graph-list > li')).toHaveLength(claims.length);
    for (const { id, name, verdict } of claims) {
      const node = document.querySelector(`.node[href$="/${lang}/claims/${id}/"]`);
      expect(node?.getAttribute('data-earned'), id).toBe(verdict);
      expect(node?.getAttribute('data-shaken'), id).toBe('false');
      expect(node?.getAttribute('aria-label'), id).toContain(name[lang]);
    }
  });
