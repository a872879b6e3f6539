import { expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { claims } from '../claims/index.ts';
import { registry } from '../claims/registry.ts';
import { frozenFacts } from './publish/facts.ts';
import { frozenSignposts } from './publish/linked.ts';
import { changedFields, frozen, frozenOf, releases } from './releases.ts';
import { renderTex, wordsToHtml } from './text/tex.ts';

test('every release up to this one was frozen, in order; `npm run version` freezes the one of package.json', () => {
  expect(releases.map(({ release }) => release).at(-1)).toBe(project.version);
  const days = releases.map(({ date }) => date);
  expect([...days].sort()).toEqual(days);
  // Those before 0.5.0 were recorded later.
  for (const { release, commit } of releases) expect(commit !== undefined, release).toBe(/^0\.[1-4]\.0$/.test(release));
});

test('a release has tags of the ledger, each once, with a digest, words and TeX that can be set', () => {
  for (const { release, claims: of } of releases) {
    expect(of.length, release).toBeGreaterThanOrEqual(49);
    expect(new Set(of.map(({ tag }) => tag)).size).toBe(of.length);
    for (const { tag, id, number, digest, tex, says } of of) {
      expect(registry.find((entry) => entry.tag === tag)?.id, tag).toBe(id);
      expect(number).toMatch(/^\d+\.\d+$/);
      expect(digest).toMatch(/^[0-9a-f]{16}$/);
      expect(renderTex(tex, true)).toContain('katex');
      for (const text of [says.en, says.zh]) expect(wordsToHtml(text)).not.toBe('');
    }
  }
});

test('two records differ in what changed, and not in what one of them lacks', () => {
  const now = frozen(claims[0], '0123456789abcdef');
  const { name: _, ...unnamed } = now;
  expect(changedFields(now, now)).toEqual([]);
  expect(changedFields(unnamed, now)).toEqual([]);
  expect(changedFields({ ...now, number: '9.9', digest: 'f'.repeat(16) }, now)).toEqual(['digest', 'number']);
  expect(changedFields({ ...now, says: { ...now.says, zh: '别的' } }, now)).toEqual(['says']);
});

test('equation 9.6 of release 0.3.0 is 8.6 of release 0.4.0, as the table of former numbers says', () => {
  const at = (release: string, number: string) =>
    releases.find((of) => of.release === release)?.claims.find((claim) => claim.number === number)?.id;
  expect(at('0.3.0', '9.6')).toBe('latch-experiment');
  expect(at('0.4.0', '8.6')).toBe('latch-experiment');
});

test('each record is cited by its own address, and leads to the one before, the one after and the claim of today', () => {
  const site = 'https://carousel.example';
  const all = frozenOf('2J7F');
  expect(all.length).toBeGreaterThan(2);
  for (const [i, { of, claim }] of all.entries()) {
    const links = frozenSignposts(frozenFacts(of, claim, site));
    const to = (rel: string) => links.filter((link) => link.rel === rel).map(({ href }) => href);
    const at = (k: number) => (all[k] ? [`${site}/r/${all[k].of.release}/c/2J7F/`] : []);
    expect(to('cite-as')).toEqual(at(i));
    expect(to('latest-version')).toEqual([`${site}/c/2J7F/`]);
    expect(to('predecessor-version')).toEqual(i === 0 ? [] : at(i - 1));
    expect(to('successor-version')).toEqual(all[i + 1] ? at(i + 1) : [`${site}/c/2J7F/`]);
  }
});
