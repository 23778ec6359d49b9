// Runs before anything is drawn, so that a dark screen does not start white.
(function () {
  var chosen = null;
  try {
    chosen = window.localStorage.getItem('lockstep-colours');
  } catch {
    // Storage is blocked: the device decides.
  }
  var dark =
    chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
