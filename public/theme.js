/* Before the first paint: the colours that the reader chose, and a sign that scripts run. */
(() => {
  const root = document.documentElement;
  root.dataset.scripts = '';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    /* storage is closed to us: as the system has it */
  }
})();
