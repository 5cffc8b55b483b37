/* Keeps a page up to date while something happens: the server says that it changed, and how the parts that all readers
   see alike are now, if it made them; the page asks for the others, or for itself, again.

   The page carries `data-stream="address"` on any element; each part to renew has an `id` and `data-live`. With
   `data-voices`, it asks for what is its reader's when `#live-key` says something else of them. What is being
   typed, what is chosen, which lists are open and where the keyboard is stay as they are. What is marked
   `data-live-lost` shows while the connection is cut. Without this script the page is renewed by its own button. */

(() => {
  "use strict";

  const LATER = 2000;
  const carrier = document.querySelector("[data-stream]");
  const parts = (page) => [...page.querySelectorAll("[data-live][id]")];
  const shown = new Map(parts(document).map((part) => [part.id, words(part)]));
  const fields = (part) => [...part.querySelectorAll("input, textarea, select")].filter((field) => field.name);
  const picks = (field) => ["radio", "checkbox"].includes(field.type);
  const valued = (field) => picks(field) || field.type === "submit";
  const nameOf = (field) =>
    [field.form ? field.form.getAttribute("action") : "", field.name, field.dataset.of, valued(field) ? field.value : ""].join(" ");
  const voices = carrier && carrier.dataset.voices !== undefined ? carrier.dataset.voices.split(" ") : null;
  let own = ownKey();
  let source = null;
  let seen = "";
  let asking = false;
  let wanted = "";
  let heard = "";

  /* What a part says, but for the tokens of its forms, which are new each time. */
  function words(part) {
    const copy = part.cloneNode(true);
    const tokens = ["csrfmiddlewaretoken", "gesture", "writer"].map((name) => `input[type="hidden"][name="${name}"]`);
    copy.querySelectorAll(tokens.join()).forEach((token) => token.removeAttribute("value"));
    return copy.outerHTML;
  }

  function changed(field) {
    if (field.type === "hidden" || field.type === "file") {
      return false;
    }
    if (field.options) {
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    }
    return picks(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }

  /* What was being typed, and has no place any more, is shown to whoever typed it. */
  function giveBack(lost) {
    const notice = document.querySelector("[data-live-unsent]");
    if (notice && lost.length) {
      const words = notice.querySelector(".tdt-prewrap");
      words.textContent = [words.textContent, ...lost.map((field) => field.value)].filter(Boolean).join("\n");
      notice.hidden = false;
    }
  }

  /* Says, to those who do not see the page, where one is now and who has the floor. */
  function announce() {
    const place = document.querySelector("[data-live-told]");
    const parts = "#live-where h2, #live-round h2, .tdt-floor, #live-say h2";
    const now = [...document.querySelectorAll(parts)].map((part) => part.textContent.trim()).join(". ");
    if (place && heard !== now) {
      heard = place.textContent = now;
    }
  }

  /* Puts in a new part what its reader was doing in the old one. */
  function carry(old, fresh) {
    const typed = new Map(fields(old).filter(changed).map((field) => [nameOf(field), field]));
    fields(fresh).forEach((field) => {
      const before = typed.get(nameOf(field));
      typed.delete(nameOf(field));
      if (before && picks(field)) {
        field.checked = before.checked;
      } else if (before) {
        field.value = before.value;
      }
    });
    giveBack([...typed.values()].filter((field) => field.tagName === "TEXTAREA" && field.value.trim()));
    old.querySelectorAll("details[id]").forEach((list) => {
      const again = fresh.querySelector(`#${CSS.escape(list.id)}`);
      if (again) {
        again.open = list.open;
      }
    });
  }

  function replace(old, fresh) {
    const held = old.contains(document.activeElement) ? document.activeElement : null;
    carry(old, fresh);
    old.replaceWith(fresh);
    if (!held) {
      return;
    }
    const same = (other) => {
      const link = !held.id && held.href;
      return link ? other.href === link : held.id ? other.id === held.id : held.name && nameOf(other) === nameOf(held);
    };
    const again = [...fresh.querySelectorAll("input, textarea, select, button, a[href], summary[id]")].find(same);
    if (!again) {
      fresh.setAttribute("tabindex", "-1");
    }
    (again || fresh).focus({ preventScroll: true });
    if (again && "selectionStart" in held && held.selectionStart !== null) {
      again.setSelectionRange(held.selectionStart, held.selectionEnd);
    }
  }

  /* Only what differs from what the server gave before is replaced. */
  function show(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    parts(page).forEach((fresh) => {
      const old = document.getElementById(fresh.id);
      if (old && shown.get(fresh.id) !== words(fresh)) {
        shown.set(fresh.id, words(fresh));
        replace(old, document.importNode(fresh, true));
      }
    });
    announce();
    return page;
  }

  /* Something else is asked, and the reader has said nothing yet: the form is that of any seat, signed as theirs. */
  function begin(page, now) {
    const blank = page.getElementById("live-blank");
    const old = document.getElementById("live-say");
    const token = carrier.querySelector("input[name=csrfmiddlewaretoken]");
    const [leads, , floor, ...wrote] = now.split(" ");
    const same = leads === own.split(" ")[0] && floor === "false" && own.split(" ")[2] === "false" && !wrote.length;
    if (!blank || !old || !token || !same || carrier.dataset.acting === undefined || !crypto.randomUUID) {
      return false;
    }
    const fresh = document.importNode(blank.content.getElementById("live-say"), true);
    const values = { csrfmiddlewaretoken: token.value, acting: carrier.dataset.acting, gesture: crypto.randomUUID() };
    fields(fresh).filter((field) => field.name in values).forEach((field) => field.setAttribute("value", values[field.name]));
    shown.set("live-say", words(fresh));
    replace(old, fresh);
    own = now;
    return true;
  }

  /* What the reader of this page may do now, as far as it can be told from what all see. */
  function ownKey() {
    const key = document.getElementById("live-key");
    if (!key || !voices) {
      return "";
    }
    const wrote = key.dataset.wrote.split(" ").filter((one) => voices.includes(one.split(".")[0]));
    const [leader, ...round] = key.dataset.key.split("-");
    return [voices.includes(leader), round.join("-"), voices.includes(key.dataset.floor), ...wrote].join(" ");
  }

  /* Another thing was told: all of it is asked for again, or only what is the reader's. */
  function told(event) {
    seen = event.lastEventId;
    if (event.data === seen) {
      renew("1");
      return;
    }
    const page = show(event.data);
    const now = ownKey();
    if (now !== own && !begin(page, now)) {
      renew("own");
    }
  }

  async function renew(what) {
    wanted = wanted === "1" ? wanted : what;
    if (asking) {
      return;
    }
    asking = true;
    while (wanted) {
      const asked = wanted;
      wanted = "";
      try {
        const answer = await fetch(location.href, { cache: "no-store", headers: { "X-Live": asked } });
        if (answer.redirected || (answer.status >= 400 && answer.status < 500)) {
          location.reload();
          return;
        }
        if (!answer.ok) {
          throw new Error(answer.statusText);
        }
        show(await answer.text());
        own = ownKey();
      } catch {
        setTimeout(renew, LATER, asked); /* no network: the page stays as it is, and asks again */
      }
    }
    asking = false;
  }

  function lost(is) {
    document.querySelectorAll("[data-live-lost]").forEach((notice) => (notice.hidden = !is));
  }

  /* A page that nobody looks at holds no connection; it catches up as soon as it is seen again. */
  function listen() {
    if (source || document.hidden) {
      return;
    }
    const address = new URL(carrier.dataset.stream, location.href);
    if (seen) {
      address.searchParams.set("at", seen);
    }
    source = new EventSource(address);
    source.addEventListener("open", () => lost(false));
    source.addEventListener("changed", told);
    source.addEventListener("error", () => {
      lost(true);
      if (source && source.readyState === EventSource.CLOSED) {
        leave();
        renew("1"); /* refused: the page itself says why */
        setTimeout(listen, LATER);
      }
    });
  }

  function leave() {
    if (source) {
      source.close();
      source = null;
    }
  }

  if (carrier && window.EventSource) {
    document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", listen);
    listen();
  }
})();
