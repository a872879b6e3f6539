/** Why an equation is true: its first sentence stands in the box, the rest behind it. */
import type { Language, Words } from '../../proof/words.ts';

/** The place after the first sentence; a full stop within TeX ends none. */
function cut(text: string, stop: RegExp): number {
  let math = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '$') math = !math;
    else if (!math && stop.test(text.slice(at, at + 2))) return at + 1;
  }
  return text.length;
}

const stops: Readonly<Record<Language, RegExp>> = { en: /^\.(?: |$)/, zh: /^。/ };

/** The first sentence in both languages after `label`, and what follows, if both have more. */
export function whyOf(sketch: Words, label: Words): { readonly first: Words; readonly rest: Words | undefined } {
  const [en, zh] = [cut(sketch.en, stops.en), cut(sketch.zh, stops.zh)];
  const rest = { en: sketch.en.slice(en).trim(), zh: sketch.zh.slice(zh).trim() };
  return {
    first: { en: `${label.en} ${sketch.en.slice(0, en)}`, zh: `${label.zh}${sketch.zh.slice(0, zh)}` },
    rest: rest.en && rest.zh ? rest : undefined,
  };
}
