/* Bringing something to the library where the network comes and goes.

   What is sent is first kept in this browser, for its writer, until the library says that it has it. It carries a token
   of its own, so that the library takes it once, however often it arrives. Without this script the form is an ordinary
   form. */

(() => {
  "use strict";

  const form = document.querySelector("form:has([data-capture])");
  const notice = document.querySelector("[data-capture-kept]");
  if (!form || !notice) {
    return;
  }
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const KEY = `tdt-capture:${field("writer").value}:${location.pathname}`;
  const CACHE = "tdt-register";
  const PATIENCE = 10000;
  const AGAIN = 20000;
  const BEGINS = { title: "title", text: "line", url: "address", kind: "kind" };
  const POSTED = document.body.hasAttribute("data-posted");

  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };

  /* What waits to be sent, the oldest first; false where the browser keeps nothing. */
  const waiting = () => attempt(() => JSON.parse(localStorage.getItem(KEY))) || [];
  const keep = (entries) =>
    attempt(() => (entries.length ? localStorage.setItem(KEY, JSON.stringify(entries)) : localStorage.removeItem(KEY), true));
  const forget = (token) => keep(waiting().filter((entry) => entry.token !== token));

  /* A token that nobody drew before (crypto.randomUUID is not there without HTTPS). */
  function drawn() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  const ASIDE = ["csrfmiddlewaretoken", "gesture"];
  const written = () => [...new FormData(form)].filter(([name]) => !ASIDE.includes(name));

  /* Say what became of what was written, and what waits, by its titles. */
  function say(what) {
    notice.querySelectorAll("[data-when]").forEach((one) => {
      one.hidden = one.dataset.when !== what;
    });
    const titles = waiting().map((entry) => new Map(entry.fields).get("title"));
    notice.querySelector("[data-titles]").replaceChildren(
      ...titles.map((title) => Object.assign(document.createElement("li"), { textContent: title })),
    );
    notice.hidden = !what;
  }

  function put(fields) {
    const chosen = new Map(fields);
    [...form.elements].forEach((one) => {
      if (!one.name || ["csrfmiddlewaretoken", "writer"].includes(one.name) || !chosen.has(one.name)) {
        return;
      }
      if (one.type === "radio") {
        one.checked = chosen.get(one.name) === one.value;
      } else {
        one.value = chosen.get(one.name);
      }
    });
  }

  function post(entry, now) {
    const body = new FormData();
    entry.fields.forEach(([name, value]) => body.append(name, value));
    body.append("gesture", entry.token);
    body.append("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    const headers = { "X-Kept": now ? "now" : "later" };
    const signal = AbortSignal.timeout(PATIENCE);
    return fetch(location.pathname, { method: "POST", body, headers, redirect: "manual", signal });
  }

  /* The answer of the library; "late" when it does not come, "refused" when one must sign in again. */
  async function asked(entry, now) {
    try {
      const answer = await post(entry, now);
      if (answer.ok) {
        return await answer.json();
      }
      return answer.status >= 500 || answer.status === 429 ? "late" : "refused";
    } catch {
      return "late";
    }
  }

  /* Something in it cannot be taken: it is sent as a page, whose answer says what. */
  function look(entry) {
    put([...entry.fields, ["gesture", entry.token]]);
    forget(entry.token);
    form.submit();
  }

  let pressed = "";
  let sending = false;
  async function send() {
    if (!sending && waiting().length) {
      sending = true;
      sending = await sendAll();
    }
  }

  /* Whether this page is being left. */
  async function sendAll() {
    for (let [entry] = waiting(); entry; [entry] = waiting()) {
      const now = entry.token === pressed;
      const answer = await asked(entry, now);
      if (typeof answer === "string") {
        say(answer === "refused" ? "refused" : "kept");
        pressed = "";
        return false;
      }
      if (!answer.recorded) {
        if (written().some(([name, value]) => name === "title" && value.trim()) && !now) {
          say("look");
          return false;
        }
        look(entry);
        return true;
      }
      forget(entry.token);
      if (now && !waiting().length) {
        location.assign(answer.then);
        return true;
      }
    }
    say("sent");
    return false;
  }

  form.addEventListener("submit", (event) => {
    if (!field("title").value.trim()) {
      return; /* the page says what is missing */
    }
    const token = drawn();
    if (!keep([...waiting(), { fields: written(), token, at: Date.now() }])) {
      return; /* this browser keeps nothing: an ordinary form */
    }
    event.preventDefault();
    pressed = token;
    form.reset();
    form.querySelectorAll('[name="title"], [name="line"], [name="address"]').forEach((one) => {
      one.value = "";
    });
    notice.scrollIntoView({ block: "center" });
    send();
  });

  /* A page that was kept knows nothing of what its address begins it with. */
  new URLSearchParams(location.search).forEach((value, name) => {
    const one = BEGINS[name] && field(BEGINS[name]);
    if (one && one.type !== "radio" && !one.value && !POSTED) {
      one.value = value;
    }
  });
  if (waiting().length && !POSTED) {
    say("kept");
    send();
  }
  addEventListener("online", () => send());
  setInterval(() => send(), AGAIN);

  /* The page and what it is drawn with, for when it is opened without network. */
  async function keepPage() {
    const drawing = [...document.querySelectorAll('link[rel="stylesheet"], script[src]')].map((one) => one.href || one.src);
    const cache = await caches.open(CACHE);
    await cache.addAll([location.pathname, ...drawing]);
  }
  if ("serviceWorker" in navigator && "caches" in window && !POSTED) {
    navigator.serviceWorker
      .register(form.querySelector("[data-capture]").dataset.capture)
      .then(keepPage)
      .catch(() => null);
  }
})();
