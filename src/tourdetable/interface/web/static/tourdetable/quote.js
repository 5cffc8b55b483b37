/* Carries the words that one selects in a text to the form that says something of them: by the
   browser's own store of this tab, never by an address, which servers write down. */

(() => {
  "use strict";

  const KEPT = "tdt-quote";
  const field = document.getElementById("id_quote");
  const words = sessionStorage.getItem(KEPT);

  if (field && words) {
    sessionStorage.removeItem(KEPT);
    if (!field.value) {
      field.value = words;
    }
  }

  document.querySelectorAll("button[data-quotes]").forEach((button) => {
    const said = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const selected = window.getSelection().toString().trim();
      if (!selected) {
        said.textContent = button.dataset.none;
        return;
      }
      sessionStorage.setItem(KEPT, selected);
      window.location.assign(button.dataset.quotes);
    });
  });
})();
