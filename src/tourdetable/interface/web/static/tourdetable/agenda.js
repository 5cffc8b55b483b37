/* Moves the lines of an agenda by drag and drop. The buttons do the same without it: dropping a line sends the form with
   the gesture « move », and the server gives it back in its new order, with every word kept. */

(() => {
  "use strict";

  const list = document.querySelector("[data-reorder]");
  if (!list) return;
  const form = list.closest("form");
  const lines = [...list.querySelectorAll(":scope > [data-line]")];
  let dragged = null;

  const clear = () => lines.forEach((line) => line.classList.remove("tdt-dragged", "tdt-dropped-on"));

  function move(from, to) {
    const button = document.createElement("button");
    button.name = "do";
    button.value = `move:${from}:${to}`;
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
  }

  lines.forEach((line) => {
    line.querySelectorAll("legend, summary, :scope > span").forEach((handle) => {
      handle.draggable = true;
      handle.classList.add("tdt-handle");
      handle.addEventListener("dragstart", (event) => {
        dragged = line;
        line.classList.add("tdt-dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", line.dataset.line);
      });
      handle.addEventListener("dragend", () => {
        dragged = null;
        clear();
      });
    });
    line.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      lines.forEach((one) => one.classList.toggle("tdt-dropped-on", one === line && one !== dragged));
    });
    line.addEventListener("drop", (event) => {
      if (!dragged) return;
      event.preventDefault();
      if (line !== dragged) move(dragged.dataset.line, line.dataset.line);
    });
  });
})();
