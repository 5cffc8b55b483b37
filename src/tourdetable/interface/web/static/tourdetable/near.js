/* Shows what exists already, near what one writes, after a pause. Without this script the form shows it once when it
   is sent. */

(() => {
  "use strict";

  const PAUSE = 600;
  const place = document.querySelector("[data-near]");
  const form = place && place.closest("form");
  if (!form) {
    return;
  }

  let timer = 0;
  let asked = 0;

  /* What this adds is said in a part of the form that is folded. */
  function unfold() {
    const added = form.elements.namedItem("added");
    const fold = added && added.closest("details");
    if (fold && place.querySelector("li")) {
      fold.open = true;
    }
  }

  async function look() {
    asked += 1;
    const mine = asked;
    const body = new URLSearchParams(
      [...new FormData(form)].filter((entry) => typeof entry[1] === "string"),
    );
    try {
      const answer = await fetch(place.dataset.near, { method: "POST", body });
      if (answer.ok && !answer.redirected && mine === asked) {
        place.innerHTML = await answer.text();
        unfold();
      }
    } catch {
      /* The network is away: the form asks when it is sent. */
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
})();
