/* Shows the next code of a room without reloading the page. Without this script the page says when to read it again. */

(() => {
  "use strict";

  const OFTEN = 15000;
  async function renew() {
    const shown = document.getElementById("room-code");
    try {
      const page = await (await fetch(location.href, { cache: "no-store" })).text();
      const next = new DOMParser().parseFromString(page, "text/html").getElementById("room-code");
      if (shown && next) {
        shown.replaceWith(next);
      }
    } catch {
      /* No network: the code that is shown goes on passing for a while. */
    }
  }
  if (document.getElementById("room-code")) {
    setInterval(renew, OFTEN);
  }
})();
