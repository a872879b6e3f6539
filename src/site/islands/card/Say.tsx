/** Words in the page's language, with the TeX between dollars typeset. */
import type { Words } from '../../../proof/words.ts';
import { Tex } from './Tex.tsx';
import { useTexts } from './texts.tsx';

export function Say({ words }: { readonly words: Words }) {
  const pieces = words[useTexts().lang].split('$');
  return <>{pieces.map((piece, i) => (i % 2 === 0 ? piece : <Tex key={`${i} ${piece}`} tex={piece} />))}</>;
}
