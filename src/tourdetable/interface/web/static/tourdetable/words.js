/* Keeps in this browser what somebody writes in a long form, until it is saved.

   A form is kept when it holds a long text, or asks for it (data-words), and the mark of its writer: another person who uses the same browser is
   never shown it. It is erased when it was saved, at sign-out, and after a week. Without this script nothing is missing
   but this net: the server keeps the forms that it could not take. */

(() => {
  "use strict";

  const PREFIX = "tdt-words:";
  const WEEK = 7 * 24 * 3600 * 1000;
  const PAUSE = 400;
  const UNSENT = /^tdt-(capture|register):/;
  const ASIDE = ["hidden", "file", "submit", "button", "password"];

  /* The browser may refuse to keep anything, or have no room left: then nothing is kept. */
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const read = (key) => attempt(() => JSON.parse(localStorage.getItem(key)));
  const write = (key, entry) => attempt(() => localStorage.setItem(key, JSON.stringify(entry)));
  const erase = (key) => attempt(() => localStorage.removeItem(key));
  const keys = () => (attempt(() => Object.keys(localStorage)) || []).filter((key) => key.startsWith(PREFIX));

  const carried = (form, name) => form.querySelector(`input[type="hidden"][name="${name}"]`);
  const fields = (form) => [...form.elements].filter((field) => field.name && !ASIDE.includes(field.type));
  const chosen = (field) => !["radio", "checkbox"].includes(field.type) || field.checked;
  const words = (form) => fields(form).filter(chosen).map((field) => [field.name, field.value]);
  const same = (some, others) => JSON.stringify(some) === JSON.stringify(others);

  function keyOf(form) {
    return `${PREFIX}${carried(form, "writer").value}:${location.pathname}:${form.getAttribute("action") || ""}`;
  }

  function keep(form) {
    const version = carried(form, "version");
    write(keyOf(form), {
      words: words(form),
      version: version ? version.value : "",
      gesture: carried(form, "gesture").value,
      at: Date.now(),
    });
  }

  /* Put words back in their fields; give back those that no longer have one. */
  function putBack(form, kept) {
    const left = new Map();
    kept.forEach(([name, value]) => left.set(name, [...(left.get(name) || []), value]));
    fields(form).forEach((field) => {
      const values = left.get(field.name) || [];
      if (["radio", "checkbox"].includes(field.type)) {
        field.checked = values.includes(field.value);
      } else if (values.length) {
        field.value = values[0];
      }
    });
    const known = new Set(fields(form).map((field) => field.name));
    return [...left].filter(([name]) => !known.has(name)).map(([, values]) => values.join("\n"));
  }

  /* The words come back with the version on which they were written: what others have saved since is shown, not lost. */
  function restore(form, entry) {
    const version = carried(form, "version");
    const recorded = version ? version.value : "";
    const homeless = putBack(form, entry.words).filter((text) => text.trim());
    if (version && entry.version) {
      version.value = entry.version;
    }
    const notice = document.getElementById("tdt-words-back").content.firstElementChild.cloneNode(true);
    const when = { dateStyle: "long", timeStyle: "short" };
    notice.querySelector("time").textContent = new Date(entry.at).toLocaleString(document.documentElement.lang, when);
    const rest = notice.querySelector("pre");
    rest.textContent = homeless.join("\n");
    rest.hidden = !homeless.length;
    notice.querySelector("button").addEventListener("click", () => {
      form.reset();
      if (version) {
        version.value = recorded;
      }
      notice.remove();
      fields(form)[0].focus();
    });
    form.prepend(notice);
    keep(form);
  }

  function watch(form) {
    const shown = words(form);
    const entry = read(keyOf(form));
    let waiting = 0;
    const keepNow = () => {
      clearTimeout(waiting);
      waiting = 0;
      keep(form);
    };
    if (document.body.hasAttribute("data-posted")) {
      keep(form); /* what was sent and could not be taken, or was only rearranged: it is on the page, and not saved */
    } else if (entry && same(entry.words, shown)) {
      erase(keyOf(form));
    } else if (entry) {
      restore(form, entry);
    }
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(keepNow, PAUSE);
    });
    form.addEventListener("submit", keepNow);
    form.addEventListener("reset", () => {
      clearTimeout(waiting);
      waiting = 0;
      erase(keyOf(form));
    });
    window.addEventListener("pagehide", () => waiting && keepNow());
  }

  function eraseWhat(isOver) {
    keys().filter((key) => isOver(read(key))).forEach(erase);
  }

  const saved = [...document.querySelectorAll("[data-saved]")].map((message) => message.dataset.saved);
  eraseWhat((entry) => !entry || saved.includes(entry.gesture) || Date.now() - entry.at > WEEK);
  /* What capture.js and register.js keep until it is sent is erased by signing out, which is said first. */
  const unsent = () => (attempt(() => Object.keys(localStorage)) || []).some((key) => UNSENT.test(key));
  document.querySelectorAll("form[data-leave]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (unsent() && !window.confirm(form.dataset.leave)) {
        event.preventDefault();
        return;
      }
      eraseWhat(() => true);
      attempt(() => caches.delete("tdt-register")); // the lists that register.js keeps readable without network
    });
  });
  [...document.querySelectorAll('form[method="post"]')]
    .filter((form) => form.querySelector("textarea, [data-words]") && carried(form, "writer") && carried(form, "gesture"))
    .filter((form) => !form.matches("[data-editor], [data-editor-bring]")) /* editor.js keeps these */
    .forEach(watch);
})();
