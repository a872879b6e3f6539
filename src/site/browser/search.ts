/** The search dialog. It searches the build's Pagefind index, which loads when the dialog first opens. */
import { type FoundPage, markedPieces, ranked } from './excerpt.ts';
import { onKey } from './keys.ts';

interface Found extends FoundPage {
  readonly url: string;
  readonly excerpt: string;
}
interface Answer {
  readonly results: readonly { data(): Promise<Found> }[];
}
interface Engine {
  init(): Promise<void>;
  search(words: string): Promise<Answer>;
  /** Null where a newer search replaced this one. */
  debouncedSearch(words: string, options?: object, ms?: number): Promise<Answer | null>;
}

/** Whether a word is found: for one that is nowhere Pagefind gives what has its first letters, be it a single one. */
async function isKnown(engine: Engine, word: string): Promise<boolean> {
  const [first] = (await engine.search(word)).results;
  if (!first) return false;
  const marks = [...(await first.data()).excerpt.matchAll(/<mark>(.*?)<\/mark>/g)];
  const least = Math.min(3, Math.ceil(word.length / 2));
  const isMereStart = (marked: string) => marked.length < least && word.toLowerCase().startsWith(marked);
  return (
    marks.length === 0 || marks.some(([, marked]) => !isMereStart(marked.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')))
  );
}

const limit = 20;

/** An excerpt as DOM nodes; text is never parsed as markup. */
const nodesOf = (excerpt: string, words: string): (string | HTMLElement)[] =>
  markedPieces(excerpt, words).map(({ text, marked }) => {
    if (!marked) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });

function row({ url, meta, excerpt }: Found, words: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  const text = document.createElement('p');
  text.append(...nodesOf(excerpt, words));
  item.append(link, text);
  return item;
}

/** Adds the behaviour to a search dialog. Call it once. */
export function searchIn(dialog: HTMLDialogElement): void {
  const [input, status, list] = ['input', '[role="status"]', 'ol'].map((part) => dialog.querySelector(part)) as [
    HTMLInputElement,
    HTMLElement,
    HTMLElement,
  ];
  const hint = status.textContent ?? '';
  let engine: Promise<Engine> | undefined;
  const load = async (): Promise<Engine> => {
    const loaded: Engine = await import(/* @vite-ignore */ dialog.dataset.engine ?? '');
    await loaded.init();
    return loaded;
  };

  /** Of words that were asked about before. */
  const known = new Map<string, Promise<boolean>>();
  const knows = (loaded: Engine, word: string): Promise<boolean> => {
    const found = known.get(word) ?? isKnown(loaded, word);
    known.set(word, found);
    return found;
  };

  /**
   * Searches for the text as typed, or, if not all of it is found, for those of its words that are: the Chinese index is segmented by
   * word.
   */
  const find = async (text: string): Promise<Answer | null> => {
    engine ??= load();
    const loaded = await engine;
    const answer = await loaded.debouncedSearch(text, {}, 150);
    if (!answer) return answer;
    const pieces = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)];
    const words = pieces.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
    const are = await Promise.all(words.map((word) => knows(loaded, word)));
    if (answer.results.length > 0 && are.every(Boolean)) return answer;
    const found = words.filter((_, k) => are[k]);
    return found.length > 0 ? loaded.search(found.join(' ')) : { results: [] };
  };

  /** Full-width letters and figures, as input methods write them, count as plain ones. */
  const typed = () => input.value.normalize('NFKC').trim();

  const show = async (): Promise<void> => {
    const words = typed();
    if (words === '') {
      list.replaceChildren();
      status.textContent = hint;
      return;
    }
    try {
      const answer = await find(words);
      if (!answer) return;
      const found = await Promise.all(answer.results.slice(0, limit).map((result) => result.data()));
      if (words !== typed()) return;
      list.replaceChildren(...ranked(found, words).map((one) => row(one, words)));
      const { none, one, found: many } = dialog.dataset;
      const n = answer.results.length;
      status.textContent = ((n === 0 ? none : n === 1 ? one : many) ?? '').replace('{n}', String(n));
    } catch {
      engine = undefined;
      known.clear();
      status.textContent = dialog.dataset.failed ?? '';
    }
  };

  input.addEventListener('input', show);
  // The reader may have typed while this file was loading.
  show();
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target as Element).closest('ol a')) dialog.close();
  });
  onKey(dialog, (event) => {
    const links = [...list.querySelectorAll('a')];
    const stops = [input, ...links];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    if (event.key === 'Escape') {
      // By default Escape only clears a search field.
      event.preventDefault();
      dialog.close();
    }
    if (event.key === 'Enter' && at === 0) {
      event.preventDefault();
      links[0]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });
}
