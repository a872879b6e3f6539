import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { claims } from '../../claims/index.ts';
import { registry } from '../../claims/registry.ts';
import { languages } from '../../proof/words.ts';
import { recordsOf } from '../records.ts';
import { sayings } from '../sayings.ts';
import { feed } from './feed.ts';

const records = recordsOf(
  [
    ...registry,
    {
      tag: 'ZZZZ',
      id: 'gone',
      name: { en: 'One path', zh: '一条路径' },
      chapter: 'bptt',
      since: '2026-10-01',
      withdrawn: { on: '2099-01-02', reason: { en: 'a < b', zh: '甲 < 乙' } },
    },
  ],
  claims,
);

test.each(languages)('the %s feed has every event once, the newest first, under ids that last', (lang) => {
  const parser = new (parseHTML('').DOMParser as unknown as typeof DOMParser)();
  const document = parser.parseFromString(feed(records, lang, 'https://carousel.example'), 'text/xml');
  const entries = [...document.querySelectorAll('entry')];
  const ids = entries.map((entry) => entry.querySelector('id')?.textContent);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toBe(`https://carousel.example/c/ZZZZ/#withdrawn-${lang}`);
  expect(entries[0].querySelector('content')?.textContent).toBe(lang === 'en' ? 'a < b' : '甲 < 乙');
  expect(document.querySelector('feed > updated')?.textContent).toBe('2099-01-02T00:00:00Z');
  for (const { tag, note, id } of claims) {
    expect(ids, id).toContain(`https://carousel.example/c/${tag}/#given-${lang}`);
    expect(ids.includes(`https://carousel.example/c/${tag}/#note-${lang}`), id).toBe(note !== undefined);
  }
  for (const { id } of sayings) expect(ids).toContain(`https://carousel.example/${lang}/sayings/${id}/#added`);
});
