/* Copies the text of a field: its button (data-copies) is shown only where the browser can. */

(() => {
  "use strict";

  if (!navigator.clipboard) {
    return;
  }

  document.querySelectorAll("button[data-copies]").forEach((button) => {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
    });
  });
})();
