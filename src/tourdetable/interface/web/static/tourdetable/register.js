/* Marking who is there where there is no network.

   What is sent without network is kept in this browser, for its writer and this page, and sent once the network is back:
   each sending carries a token of its own, so that the register takes it once, however often it arrives. Without this
   script the form is an ordinary form. */

(() => {
  "use strict";

  const form = document.querySelector("form:has([data-register])");
  const notice = document.querySelector("[data-register-kept]");
  if (!form || !notice) {
    return;
  }
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const KEY = `tdt-register:${field("writer").value}:${location.pathname}`;
  const PATIENCE = 5000;
  const AGAIN = 20000;
  const CACHE = "tdt-register";

  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const read = () => attempt(() => JSON.parse(localStorage.getItem(KEY)));
  const erase = () => attempt(() => localStorage.removeItem(KEY));
  const write = (entry) => attempt(() => (localStorage.setItem(KEY, JSON.stringify(entry)), true));

  /* A token that nobody drew before (crypto.randomUUID is not there without HTTPS). */
  function token() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  function say(what, at) {
    notice.querySelectorAll("[data-when]").forEach((words) => {
      words.hidden = words.dataset.when !== what;
    });
    const clock = notice.querySelector("[data-at]");
    clock.hidden = !at;
    clock.textContent = at ? new Date(at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" }) : "";
    notice.hidden = !what;
  }

  async function reached() {
    try {
      const asked = { method: "HEAD", cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
      await fetch(location.href, asked);
      return true;
    } catch {
      return false;
    }
  }

  function keep() {
    const ASIDE = ["csrfmiddlewaretoken", "gesture", "confirmed", "go"];
    const fields = [...new FormData(form)].filter(([name]) => !ASIDE.includes(name));
    const at = Date.now();
    say(write({ fields: [...fields, ["gesture", token()]], at }) ? "kept" : "lost", at);
    notice.scrollIntoView({ block: "center" });
  }

  function put(fields) {
    const chosen = new Map(fields);
    [...form.elements].forEach((one) => {
      if (!one.name || ["csrfmiddlewaretoken", "writer"].includes(one.name) || !chosen.has(one.name)) {
        return;
      }
      if (["radio", "checkbox"].includes(one.type)) {
        one.checked = chosen.get(one.name) === one.value;
      } else {
        one.value = chosen.get(one.name);
      }
    });
  }

  let sending = false;
  async function send() {
    const kept = read();
    if (!kept || sending) {
      return;
    }
    sending = true;
    say("kept", kept.at);
    const body = new FormData();
    kept.fields.forEach(([name, value]) => body.append(name, value));
    body.append("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    try {
      const headers = { "X-Kept": "1" };
      const sent = await fetch(location.pathname, { method: "POST", body, headers, redirect: "manual" });
      await told(sent, kept);
    } catch {
      say("kept", kept.at);
    }
    sending = false;
  }

  /* Recorded: the list is read again. Something to look at: it is sent as a page, whose answer says what. */
  async function told(sent, kept) {
    const answer = sent.ok ? await sent.json() : null;
    const newer = read();
    if (answer && answer.recorded) {
      if (newer && newer.at === kept.at) {
        erase();
        say("sent", kept.at);
        setTimeout(() => location.replace(location.pathname), 1500);
      }
    } else if (answer) {
      erase();
      put(kept.fields);
      form.submit();
    } else {
      say("refused", kept.at);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!(await reached())) {
      keep();
      return;
    }
    if (button && button.name) {
      const pressed = document.createElement("input");
      Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
      form.append(pressed);
    }
    erase();
    form.submit();
  });

  const kept = read();
  if (kept) {
    put(kept.fields.filter(([name]) => name.startsWith("mode-") || name.startsWith("from-") || name.startsWith("until-")));
    send();
  }
  addEventListener("online", send);
  setInterval(send, AGAIN);

  /* The page and what it is drawn with, for when it is opened without network. */
  if ("serviceWorker" in navigator && "caches" in window && !document.body.hasAttribute("data-posted")) {
    const drawn = [...document.querySelectorAll('link[rel="stylesheet"], script[src]')].map((one) => one.href || one.src);
    navigator.serviceWorker
      .register(form.querySelector("[data-register]").dataset.register)
      .then(() => caches.open(CACHE))
      .then((cache) => cache.addAll([location.pathname, ...drawn]))
      .catch(() => null);
  }
})();
