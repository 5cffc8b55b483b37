/* Counts down the clock of a session: the server says what is left, the browser only counts. Without this script the
   clock stands as it was when the page was read. */

(() => {
  "use strict";

  const since = new WeakMap();

  function count() {
    document.querySelectorAll("[data-clock][data-runs]").forEach((clock) => {
      if (!since.has(clock)) {
        since.set(clock, performance.now());
      }
      const left = Number(clock.dataset.left) - Math.floor((performance.now() - since.get(clock)) / 1000);
      const seconds = String(left % 60).padStart(2, "0");
      const words = left < 0 ? clock.dataset.over : `${Math.floor(left / 60)}:${seconds}`;
      if (left >= 0 || Number(clock.dataset.left) >= 0) {
        clock.textContent = words;
        clock.classList.toggle("tdt-clock--over", left < 0);
      }
    });
  }

  setInterval(count, 1000);
})();
