/* Keeps one page readable where there is no network: as it was last read, and what it is drawn with. Served below that
   page, it sees no other. The page is forgotten as soon as it is refused.

   The list of a meeting is kept for a day. Asked for as `?blank`, a page on which nothing is written yet: for a month,
   whatever its address begins it with. */

"use strict";

const KEPT = "tdt-register";
const BLANK = self.location.search === "?blank";
const LONG = (BLANK ? 31 : 1) * 24 * 3600 * 1000;
const PAGE = new URL("./", self.location).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  const page = event.request.mode === "navigate" && address.pathname === PAGE;
  const drawing = ["style", "script", "font", "image"].includes(event.request.destination);
  if (event.request.method === "GET" && address.origin === self.location.origin && (page || drawing)) {
    event.respondWith(answer(event.request, page));
  }
});

/* What a page is kept as: a blank one, without what its address says. */
const key = (request, page) => (page && BLANK ? PAGE : request);

async function answer(request, page) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.status >= 500) {
      return (await readable(kept, key(request, page))) || fresh;
    }
    if (fresh.ok && !fresh.redirected) {
      await keep(kept, request, page, fresh.clone());
    } else if (page) {
      await kept.delete(key(request, page), { ignoreVary: true });
    }
    return fresh;
  } catch (error) {
    const found = await readable(kept, key(request, page));
    if (found) {
      return found;
    }
    throw error;
  }
}

/* A blank page is kept only as it is without what an address begins it with. */
async function keep(kept, request, page, fresh) {
  if (!(page && BLANK && new URL(request.url).search)) {
    await kept.put(key(request, page), fresh);
  }
}

async function readable(kept, request) {
  const found = await kept.match(request, { ignoreVary: true });
  return found && Date.now() - Date.parse(found.headers.get("Date") || new Date()) < LONG ? found : null;
}
