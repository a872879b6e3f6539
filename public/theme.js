/* Before the first paint: the colours that the reader chose, a sign that scripts run, what scripts may load, what can wait. */
(() => {
  const root = document.documentElement;
  root.dataset.scripts = '';
  // Who comes to the top of a long page need not wait until all of it is laid out: paragraphs, equations and explorers are
  // when they come near the window (`[data-rolled]` in layout.css). One that has come near is from then on like any other
  // block: what hangs over its edges, a note or a hint, is not cut off. A place further down is found only where everything
  // above it has its height.
  const [visit] = performance.getEntriesByType('navigation');
  if (!location.hash && visit?.type === 'navigate') {
    root.dataset.rolled = '';
    document.addEventListener('contentvisibilityautostatechange', ({ target, skipped }) => {
      if (!skipped) target.dataset.unrolled = '';
    });
  }
  // Hosts that send our headers refuse frames; on the others a framed page stays blank. What may be framed is under embed/.
  if (window.self !== window.top) root.dataset.framed = '';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    /* storage is closed to us: as the system has it */
  }
  // Where the browser asks for trusted types, workers may come from this site, and no text may become markup.
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin === location.origin) return url;
      throw new TypeError(`a script was to be loaded from ${url}, needed an address on ${location.origin}`);
    },
  });
})();
