/* Before the first paint: the colours that the reader chose, the refusal of frames, and the one policy for trusted
   types. A file, because the content security policy allows inline scripts by their hash only. */
(() => {
  const root = document.documentElement;
  // Hosts that send our headers refuse frames; on the others a framed page stays blank. What may be framed is under embed/.
  if (window.self !== window.top) root.dataset.framed = '';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    /* Storage is closed to this page: the system's colours apply. */
  }
  // Where the browser asks for trusted types, workers may come from this site, and no text may become markup.
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin === location.origin) return url;
      throw new TypeError(`a script was to be loaded from ${url}, needed an address on ${location.origin}`);
    },
  });
})();
