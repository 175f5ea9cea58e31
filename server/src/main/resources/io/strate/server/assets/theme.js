// Runs before anything is drawn, so that a dark page never flashes light.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem('theme');
  const apply = () => {
    root.dataset.bsTheme = chosen() ?? (dark.matches ? 'dark' : 'light');
    document.dispatchEvent(new Event('theme'));
  };
  apply();
  dark.addEventListener('change', apply);
  document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-switch]')) {
      localStorage.setItem('theme', root.dataset.bsTheme === 'dark' ? 'light' : 'dark');
      apply();
    }
  });
})();
