/* Runs before the first paint: applies the reader's colours, hides a framed page, and creates the policy for trusted types. It is
   a file because the content security policy allows inline scripts only by hash. */
(() => {
  const root = document.documentElement;
  // Where a host does not send our headers, which refuse frames, a framed page stays blank. Pages under embed/ may be framed.
  if (window.self !== window.top) root.dataset.framed = '';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    /* Storage is blocked: the system's colours apply. */
  }
  // Browsers with trusted types allow workers from this site, and no text as markup.
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin === location.origin) return url;
      throw new TypeError(`a script was to be loaded from ${url}, needed an address on ${location.origin}`);
    },
  });
})();
