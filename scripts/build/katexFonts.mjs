/** A Vite plugin: of KaTeX's three font formats keep woff2, which every supported browser reads. */
export const katexFonts = () => ({
  name: 'katex-fonts',
  enforce: 'pre',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!/katex[^/]*\.css/.test(id)) return undefined;
    return code.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
  },
});
