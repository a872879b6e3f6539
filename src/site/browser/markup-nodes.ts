/** KaTeX's markup as nodes. Trusted types forbid turning text into markup, and KaTeX's own nodes have no line breaks of ours. */
const spaces: Readonly<Record<string, string>> = {
  math: 'http://www.w3.org/1998/Math/MathML',
  svg: 'http://www.w3.org/2000/svg',
};
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name]);

/** Well-formed markup of elements, attributes in double quotes, and text. */
export function markupNodes(markup: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const open: (DocumentFragment | Element)[] = [fragment];
  for (const [, closes, name, attributes, alone, text] of markup.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const parent = open[open.length - 1];
    if (text !== undefined) parent.append(plain(text));
    else if (closes) open.pop();
    else {
      const inherited = parent instanceof Element ? parent.namespaceURI : null;
      const element = document.createElementNS(spaces[name] ?? inherited ?? 'http://www.w3.org/1999/xhtml', name);
      for (const [, key, value] of attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g))
        if (key !== 'xmlns') element.setAttribute(key, plain(value));
      parent.append(element);
      if (!alone) open.push(element);
    }
  }
  return fragment;
}
