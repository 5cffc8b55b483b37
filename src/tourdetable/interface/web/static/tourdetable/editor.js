/* Writing one part of the minutes, others writing at the same time.

   What is typed is kept in this browser at once, and sent after a pause; the answer brings what others wrote, which
   the server merged. One goes on typing meanwhile: what is sent next begins from what was sent last. What could not
   be sent is sent again, with the same token, so that it is written once. Where both changed the same words, both are
   shown and nothing is chosen. Without this script the form is an ordinary form. */

(() => {
  "use strict";

  const form = document.querySelector("form[data-editor]");
  if (!form) {
    return;
  }
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const part = (name) => form.querySelector(`[data-editor-${name}]`);
  const text = field("text");
  const BY_HAND = form.hasAttribute("data-by-hand"); /* in review, each saving asks all to read again */
  const MOST = Number(text.maxLength) > 0 ? Number(text.maxLength) : 300000;
  const PAUSE = 1200;
  const KEEP = 300;
  const HERE = 20000;
  const AGAIN = 4000;
  const PATIENCE = 15000;
  const KEY = `tdt-words:part:${field("writer").value}:${location.pathname}:${field("title").value}:${field("nth").value}`;

  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const plain = (words) => words.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "");
  const same = (some, others) => plain(some) === plain(others);

  let base = field("base").value;
  let waiting = null; /* what was sent and not acknowledged yet */
  let saving = false;
  let conflict = null;
  let composing = false;
  let over = false;
  let pause = 0;
  let keeping = 0;

  /* A token that nobody drew before (crypto.randomUUID is not there without HTTPS). */
  function drawn() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  function say(what, at = "") {
    const state = part("state");
    state.hidden = false;
    state.querySelectorAll("[data-when]").forEach((one) => (one.hidden = one.dataset.when !== what));
    if (at) {
      state.querySelector("[data-at]").textContent = at;
    }
  }

  /* ---- What this browser keeps */

  const dirty = () => waiting !== null || !same(text.value, base);
  function keep() {
    clearTimeout(keeping);
    keeping = 0;
    if (!dirty()) {
      const kept = attempt(() => JSON.parse(localStorage.getItem(KEY)));
      if (kept && kept.hand === field("hand").value) {
        attempt(() => localStorage.removeItem(KEY)); /* that of another page of this browser stays */
      }
      return true;
    }
    const entry = { text: text.value, base, waiting, hand: field("hand").value, at: Date.now() };
    return attempt(() => (localStorage.setItem(KEY, JSON.stringify(entry)), true));
  }

  function restore() {
    const entry = attempt(() => JSON.parse(localStorage.getItem(KEY)));
    if (!entry || (same(entry.text, base) && !entry.waiting)) {
      return entry ? attempt(() => localStorage.removeItem(KEY)) : null;
    }
    text.value = entry.text;
    base = entry.base;
    waiting = entry.waiting;
    field("hand").value = entry.hand;
    say(BY_HAND ? "typed" : "back");
    return BY_HAND && !waiting ? true : save();
  }

  /* ---- Sending */

  async function ask(what, entry) {
    const body = new FormData();
    const known = { text: "", ...entry, hand: field("hand").value, writer: field("writer").value };
    Object.entries(known).forEach(([name, value]) => body.append(name, value));
    body.append("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    const acting = form.querySelector('[name="acting"]:checked, [name="acting"][type="hidden"]');
    body.append("acting", acting ? acting.value : "");
    const sent = { method: "POST", body, headers: { "X-Editor": what }, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
    try {
      const answer = await fetch(location.pathname, sent);
      if (answer.ok) {
        return await answer.json();
      }
      return { state: answer.status >= 500 || answer.status === 429 ? "late" : "signed-out" };
    } catch {
      return { state: "late" };
    }
  }

  const place = () => ({ title: field("title").value, nth: field("nth").value });

  async function save() {
    clearTimeout(pause);
    if (saving || conflict || over) {
      return;
    }
    if (!waiting && same(text.value, base)) {
      keep();
      return;
    }
    waiting = waiting || { gesture: drawn(), base, text: text.value, ...place() };
    keep();
    saving = true;
    say("saving");
    const answer = await ask("save", waiting);
    saving = false;
    told(answer, waiting);
  }

  function told(answer, entry) {
    if (answer.state === "late") {
      say(keep() ? "kept" : "lost");
      pause = setTimeout(save, AGAIN);
      return;
    }
    if (answer.state === "signed-out") {
      say(keep() ? "signed-out" : "lost");
      return;
    }
    waiting = null;
    if (answer.state === "conflict") {
      disagree(answer);
    } else if (answer.state === "refused") {
      refuse(answer.words);
    } else {
      acknowledged(answer, entry);
    }
    keep();
  }

  function acknowledged(answer, entry) {
    part("refused").hidden = true;
    base = entry.text;
    if (entry.anew) {
      field("title").value = answer.title;
      field("nth").value = answer.nth;
    }
    say("saved", answer.at);
    if ("text" in answer) {
      bring(answer.text);
    }
    later();
  }

  function later() {
    clearTimeout(pause);
    if (!BY_HAND && !same(text.value, base)) {
      pause = setTimeout(save, PAUSE);
    }
  }

  /* What others wrote takes its place while one is not in the middle of writing; the caret stays where it was. It is
     not part of what one may undo. */
  function bring(words) {
    if (composing || !same(text.value, base) || same(words, base)) {
      return false;
    }
    const old = text.value;
    let head = 0;
    while (head < Math.min(old.length, words.length) && old[head] === words[head]) {
      head += 1;
    }
    let tail = 0;
    while (tail < Math.min(old.length, words.length) - head && old[old.length - 1 - tail] === words[words.length - 1 - tail]) {
      tail += 1;
    }
    text.setRangeText(words.slice(head, words.length - tail), head, old.length - tail, "preserve");
    base = words;
    return true;
  }

  function refuse(words) {
    const notice = part("refused");
    notice.textContent = words.join(" ");
    notice.hidden = false;
    say("typed");
  }

  function disagree(answer) {
    conflict = answer;
    const notice = part("conflict");
    notice.querySelector("[data-pairs]").innerHTML = answer.html;
    notice.querySelectorAll("[data-gone]").forEach((one) => (one.hidden = !answer.gone));
    notice.querySelectorAll("[data-same]").forEach((one) => (one.hidden = answer.gone));
    notice.hidden = false;
    say("typed");
    notice.scrollIntoView({ block: "nearest" });
  }

  part("conflict").addEventListener("click", (event) => {
    const taken = event.target.dataset && event.target.dataset.take;
    if (!taken || !conflict) {
      return;
    }
    const { gone, base: recorded } = conflict;
    const mine = same(text.value, conflict.mine) || gone ? text.value : null;
    put(0, text.value.length, gone ? text.value : taken === "mine" && mine !== null ? mine : conflict[taken]);
    conflict = null;
    part("conflict").hidden = true;
    base = gone ? "" : recorded;
    waiting = gone ? { gesture: drawn(), base: "", text: text.value, anew: "1", ...place() } : null;
    text.focus();
    save();
  });

  /* ---- Others */

  async function here() {
    const answer = over || saving ? {} : await ask("here", { gesture: drawn(), base: "", ...place() });
    if ("others" in answer) {
      part("others").textContent = answer.others;
    }
    if (answer.closed) {
      over = true;
      text.readOnly = true;
      say("closed");
    } else if ("text" in answer && !dirty() && !saving && !conflict && bring(answer.text)) {
      say("merged");
    }
  }

  let source = null;
  let seen = "";
  function listen() {
    if (source || document.hidden || !form.dataset.streamAt || !window.EventSource) {
      return;
    }
    const address = new URL(form.dataset.streamAt, location.href);
    if (seen) {
      address.searchParams.set("at", seen);
    }
    source = new EventSource(address);
    source.addEventListener("changed", (event) => {
      seen = event.lastEventId;
      here();
    });
  }
  function leave() {
    if (source) {
      source.close();
      source = null;
    }
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : (listen(), here())));
  window.addEventListener("pageshow", listen);
  setInterval(() => document.hidden || here(), HERE);

  /* ---- Typing */

  text.addEventListener("compositionstart", () => (composing = true));
  text.addEventListener("compositionend", () => (composing = false));
  text.addEventListener("input", () => {
    part("heavy").hidden = true;
    if (!saving && !waiting) {
      say("typed");
    }
    clearTimeout(keeping);
    keeping = setTimeout(keep, KEEP);
    later();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  window.addEventListener("online", () => (waiting || !BY_HAND) && save());
  window.addEventListener("pagehide", () => {
    leave();
    keep();
    if (dirty() && !saving && !conflict && !BY_HAND) {
      save(); /* it may still leave; else it is kept */
    }
  });

  text.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const words = event.clipboardData.getData("text/plain");
    const light = html && html.length < 5000000 && window.tdtPasted;
    const found = (light && attempt(() => window.tdtPasted(html))) || words;
    const { selectionStart: start, selectionEnd: end } = text;
    if (text.value.length - (end - start) + found.length > MOST) {
      event.preventDefault();
      part("heavy").hidden = false;
    } else if (html && found) {
      event.preventDefault();
      put(start, end, found);
    }
  });

  const { put, apart } = window.tdtMarks(form, {
    preview: async (tool) => {
      const shown = part("preview");
      const open = shown.hidden;
      if (open) {
        const answer = await ask("preview", { gesture: drawn(), base: "", text: text.value, ...place() });
        if (!("html" in answer)) {
          say("kept");
          return;
        }
        shown.querySelector("div").innerHTML = answer.html;
      }
      shown.hidden = !open;
      tool.setAttribute("aria-expanded", String(open));
    },
  });

  /* What the meeting holds is put at the end of what is being written. */
  const bringing = document.querySelector("[data-editor-bring]");
  if (bringing) {
    bringing.addEventListener("submit", (event) => {
      event.preventDefault();
      const end = text.value.length;
      apart(end, end, document.querySelector("[data-editor-since]").textContent.trim());
      bringing.closest("section").hidden = true;
    });
  }

  /* After what others sent in this page, nothing is restored: it was shown by the server. */
  if (!document.body.hasAttribute("data-posted")) {
    restore();
  }
  here();
  listen();
})();
