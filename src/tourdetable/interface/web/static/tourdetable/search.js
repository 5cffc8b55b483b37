/* Ctrl+K (⌘K on a Mac) goes to where one searches: without this script, the skip link does. */

(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("[role=search] input[type=search]");
    const plain = !event.altKey && !event.shiftKey && event.ctrlKey !== event.metaKey;
    if (box && plain && event.key.toLowerCase() === "k") {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
})();
