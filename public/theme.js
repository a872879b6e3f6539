/* Before the first paint: the colours that the reader chose, a sign that scripts run, what scripts may load, what can wait, and
   what comes when it is drawn. */
(() => {
  const root = document.documentElement;
  root.dataset.scripts = '';
  // Who comes to the top of a long page need not wait until all of it is laid out: paragraphs, equations and explorers are
  // when they come near the window (`[data-rolled]` in layout.css). One that has come near is from then on like any other
  // block: what hangs over its edges, a note or a hint, is not cut off. A place further down is found only where everything
  // above it has its height: who goes to one within the page set out for where it was thought to be, and is led right.
  const [visit] = performance.getEntriesByType('navigation');
  if (!location.hash && visit?.type === 'navigate') {
    root.dataset.rolled = '';
    document.addEventListener('contentvisibilityautostatechange', ({ target, skipped }) => {
      if (!skipped) target.dataset.unrolled = '';
    });
    const unroll = () => {
      delete root.dataset.rolled;
      document.querySelector(':target')?.scrollIntoView();
    };
    addEventListener('hashchange', unroll, { once: true });
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
  // What can be done with a page comes after what is read: its scripts (`after-paint`, build/policy.mjs) are asked for
  // when it has been drawn. What was pressed before they listened is pressed again when they do.
  const drawn = new Promise((resolve) => {
    if (window.PerformanceObserver?.supportedEntryTypes?.includes('paint'))
      new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
    else resolve();
    // Firefox never says it of a page that is opened at a place, nor does any browser of one that is not in view. Others may
    // be slow to draw; who has waited this long for a picture waits no longer for what the page can do.
    const patience = location.hash || document.hidden ? 300 : 3000;
    addEventListener('load', () => setTimeout(resolve, patience));
  });
  // On a phone a chapter opens without large operators (`opensOn` in Page.astro): their fonts are asked for when the first
  // screen is drawn, and what may need them is laid out when they have come.
  const operators = () => {
    const brought = document.querySelector('link[rel="preload"][media]');
    if (!brought || matchMedia(brought.media).matches) return;
    const fonts = [1, 2, 3, 4].map((size) => document.fonts.load(`1em KaTeX_Size${size}`));
    return Promise.race([Promise.allSettled(fonts), new Promise((resolve) => setTimeout(resolve, 1000))]);
  };
  drawn.then(operators).then(() => {
    root.dataset.drawn = '';
  });
  const parsed = new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  const ask = ({ src }) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = src;
    // In their order: that of the islands asks for what the one before it brings.
    script.async = false;
    document.head.append(script);
  };
  // Each in a task of its own: the one that comes to the end of a long page is long enough.
  Promise.all([drawn, parsed]).then(() => {
    for (const script of document.querySelectorAll('script[type="after-paint"]')) setTimeout(ask, 0, script);
  });
  const early = [];
  const types = ['click', 'keydown', 'change'];
  // The islands' own buttons and fields are off until they listen.
  const keep = (event) => {
    const button = event.type === 'click' && event.target.closest('button:not(astro-island *)');
    if (button || event.key === '/' || event.type === 'change') early.push(event);
  };
  for (const type of types) document.addEventListener(type, keep);
  document.addEventListener('listening', () => {
    for (const type of types) document.removeEventListener(type, keep);
    for (const event of early) event.target.dispatchEvent(new event.constructor(event.type, event));
  });
})();
