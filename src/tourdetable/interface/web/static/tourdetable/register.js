/* Marking who is there where the network comes and goes.

   What is sent is first kept in this browser, for its writer and this meeting, until the register says that it has it.
   Each sending carries a token of its own, so that the register takes it once, however often it arrives; several wait
   for each other. Without this script the form is an ordinary form. */

(() => {
  "use strict";

  const form = document.querySelector("form:has([data-register])");
  const notice = document.querySelector("[data-register-kept]");
  if (!form || !notice) {
    return;
  }
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const KEY = `tdt-register:${field("writer").value}:${location.pathname}`;
  const HERE = location.pathname + location.search;
  const PATIENCE = 10000;
  const AGAIN = 20000;
  const READ = 1500;
  const CACHE = "tdt-register";
  const MOST_PARTS = 12;
  const UNVARIED = { ignoreVary: true };
  const ASIDE = ["csrfmiddlewaretoken", "gesture", "confirmed", "go"];

  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };

  /* What waits to be sent, the oldest first; in memory only where the browser keeps nothing. */
  let memory = [];
  const waiting = () => attempt(() => JSON.parse(localStorage.getItem(KEY))) || memory;
  function keep(entries) {
    memory = entries;
    const done = () => (entries.length ? localStorage.setItem(KEY, JSON.stringify(entries)) : localStorage.removeItem(KEY));
    return attempt(() => (done(), (memory = []), true));
  }
  const forget = (token) => keep(waiting().filter((entry) => entry.token !== token));

  /* A token that nobody drew before (crypto.randomUUID is not there without HTTPS). */
  function drawn() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  const said = ([name]) => /^(mode|from|until)-/.test(name);
  const words = (fields) => JSON.stringify(fields.filter(said));
  const written = () => [...new FormData(form)].filter(([name]) => !ASIDE.includes(name));
  const confirmation = () => [...new FormData(form)].filter(([name, value]) => name === "confirmed" && value);

  function say(what, at) {
    notice.querySelectorAll("[data-when]").forEach((one) => {
      one.hidden = one.dataset.when !== what;
    });
    const clock = notice.querySelector("[data-at]");
    clock.hidden = !at;
    clock.textContent = at ? new Date(at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" }) : "";
    notice.hidden = !what;
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

  /* The register has it: what waits behind, and this page, have seen it recorded. */
  function seen(codes, token) {
    const known = (name, value) => (name in codes ? codes[name] : value);
    const left = waiting().filter((entry) => entry.token !== token);
    keep(left.map((entry) => ({ ...entry, fields: entry.fields.map(([name, value]) => [name, known(name, value)]) })));
    Object.keys(codes).filter(field).forEach((name) => {
      field(name).value = codes[name];
    });
  }

  function post(entry, now) {
    const body = new FormData();
    entry.fields.forEach(([name, value]) => body.append(name, value));
    body.append("gesture", entry.token);
    body.append("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    if (now && entry.go) {
      body.append("go", entry.go);
    }
    const headers = { "X-Kept": now ? "now" : "later" };
    const signal = AbortSignal.timeout(PATIENCE);
    return fetch(location.pathname, { method: "POST", body, headers, redirect: "manual", signal });
  }

  /* The answer of the register; "late" when it does not come, "refused" when one must sign in again. */
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

  /* Something to look at: sent as a page, whose answer says what. What was kept since goes with it. */
  function look(entry) {
    if (touched) {
      say("look", entry.at);
      return false;
    }
    if (entry.address !== HERE) {
      location.assign(entry.address);
      return true;
    }
    const mine = waiting().filter((one) => one.address === HERE);
    const last = mine[mine.length - 1];
    keep(waiting().filter((one) => one.address !== HERE || one.token === last.token));
    put([...last.fields, ["gesture", last.token]]);
    form.submit();
    return true;
  }

  let pressed = "";
  let touched = false;
  let sending = false;
  form.addEventListener("input", () => {
    touched = true;
  });

  /* It goes on sending nothing once this page is being left. */
  async function send() {
    if (!sending && waiting().length) {
      sending = true;
      sending = await sendAll();
    }
  }

  async function sendAll() {
    let done = null;
    for (let [entry] = waiting(); entry; [entry] = waiting()) {
      const now = entry.token === pressed;
      const answer = await asked(entry, now);
      if (typeof answer === "string") {
        return stopped(answer, entry);
      }
      if (!answer.recorded) {
        return look(entry);
      }
      seen(answer.seen, entry.token);
      done = { at: entry.at, now, then: answer.then };
    }
    return recorded(done);
  }

  function recorded({ at, now, then }) {
    if (now && !touched) {
      location.assign(then);
      return true;
    }
    say("sent", at);
    if (!touched) {
      setTimeout(() => location.replace(HERE), READ);
    }
    return !touched;
  }

  function stopped(why, entry) {
    if (why === "refused" && pressed && !touched && entry.address === HERE) {
      put([...entry.fields, ["gesture", entry.token]]);
      form.submit();
      return true;
    }
    say(why === "refused" ? "refused" : memory.length ? "lost" : "kept", entry.at);
    if (pressed) {
      notice.scrollIntoView({ block: "center" });
      turn(waiting().find((one) => one.token === pressed));
    }
    pressed = "";
    return false;
  }

  /* Another page of the same list, when it is kept as well. */
  const part = (number) => {
    const sought = ["college", "q"].map((name) => [name, field(`part-${name}`)]).filter(([, one]) => one && one.value);
    const query = new URLSearchParams([...sought.map(([name, one]) => [name, one.value]), ["page", number]]);
    return `${location.pathname}?${query}`;
  };
  async function turn(entry) {
    const kept = entry && entry.go && "caches" in window && (await caches.match(part(entry.go), UNVARIED).catch(() => null));
    if (kept && !memory.length) {
      location.assign(part(entry.go));
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { name, value } = event.submitter || {};
    const more = name && name !== "go" ? [[name, value]] : [];
    const fields = [...written(), ...confirmation(), ...more];
    const entries = waiting();
    const last = entries[entries.length - 1];
    const twice = last && last.token === pressed && words(last.fields) === words(fields);
    if (!twice) {
      pressed = drawn();
      const go = name === "go" ? value : "";
      keep([...entries, { address: HERE, fields, go, token: pressed, at: Date.now() }]);
    }
    touched = false;
    send();
  });

  const POSTED = document.body.hasAttribute("data-posted");
  if (POSTED) {
    forget(field("gesture").value); /* it is on this page now */
  } else {
    waiting().filter((entry) => entry.address === HERE).forEach((entry) => put(entry.fields.filter(said)));
  }
  if (waiting().length && !POSTED) {
    say("kept", waiting()[0].at);
    send();
  }
  addEventListener("online", () => send());
  addEventListener("pageshow", (event) => {
    sending = sending && !event.persisted; /* one came back to this page */
  });
  setInterval(() => send(), AGAIN);

  /* The page, its other pages, and what they are drawn with, for when they are opened without network. */
  async function keepPages() {
    const drawing = [...document.querySelectorAll('link[rel="stylesheet"], script[src]')].map((one) => one.href || one.src);
    const cache = await caches.open(CACHE);
    await cache.addAll([HERE, ...drawing]);
    const others = [...form.querySelectorAll('button[name="go"]')].slice(0, MOST_PARTS).map((one) => part(one.value));
    for (const address of others) {
      if (!(await cache.match(address, UNVARIED))) {
        await cache.add(address);
      }
    }
  }
  if ("serviceWorker" in navigator && "caches" in window && !POSTED) {
    navigator.serviceWorker
      .register(form.querySelector("[data-register]").dataset.register)
      .then(keepPages)
      .catch(() => null);
  }
})();
