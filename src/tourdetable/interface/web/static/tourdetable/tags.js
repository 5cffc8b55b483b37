/* Proposes the tags that are known after each comma: a list of the browser's knows whole values only. Without this
   script, tags are typed. */

(() => {
  "use strict";

  document.querySelectorAll("input[list][data-tags]").forEach((field) => {
    const list = document.getElementById(field.getAttribute("list"));
    const known = [...list.options].map((option) => option.value);
    field.addEventListener("input", () => {
      const before = field.value.slice(0, field.value.lastIndexOf(",") + 1).trimEnd();
      const said = before.split(",").map((name) => name.trim().toLowerCase());
      const left = known.filter((name) => !said.includes(name.toLowerCase()));
      const start = before ? `${before} ` : "";
      list.replaceChildren(...left.map((name) => new Option("", start + name)));
    });
  });
})();
