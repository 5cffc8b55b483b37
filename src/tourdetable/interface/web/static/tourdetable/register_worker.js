/* Keeps the list of one meeting readable where there is no network: the page as it was last read, for a day, and what
   it is drawn with. Served below that page, it sees no other. The page is forgotten as soon as it is refused. */

"use strict";

const KEPT = "tdt-register";
const DAY = 24 * 3600 * 1000;
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

async function answer(request, page) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.status >= 500) {
      return (await readable(kept, request)) || fresh;
    }
    if (fresh.ok && !fresh.redirected) {
      await kept.put(request, fresh.clone());
    } else if (page) {
      await kept.delete(request, { ignoreVary: true });
    }
    return fresh;
  } catch (error) {
    const found = await readable(kept, request);
    if (found) {
      return found;
    }
    throw error;
  }
}

async function readable(kept, request) {
  const found = await kept.match(request, { ignoreVary: true });
  return found && Date.now() - Date.parse(found.headers.get("Date") || new Date()) < DAY ? found : null;
}
