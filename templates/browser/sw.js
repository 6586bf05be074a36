// Keeps the front page, this week's agenda and contact for when the line is gone.
// Never a page of a person: only addresses in `keep`, and only answers that say "public".
const config = {{ config|safe }};
const PAGES = `pages-${config.version}`;
const FILES = `files-${config.version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const files = await caches.open(FILES);
      const pages = await caches.open(PAGES);
      await Promise.all(config.static.map((path) => files.add(path).catch(() => {})));
      await Promise.all(Object.values(config.offline).map((path) => pages.add(path).catch(() => {})));
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  const keep = new Set([PAGES, FILES]);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => !keep.has(name)).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (config.static.includes(url.pathname)) event.respondWith(file(request));
});

// No time-out: a slow line is not a broken one, and the offline page would hide the real one.
async function page(request, url) {
  try {
    const answer = await fetch(request);
    const open = (answer.headers.get("Cache-Control") ?? "").includes("public");
    if (answer.ok && open && !url.search && config.keep.includes(url.pathname)) {
      const pages = await caches.open(PAGES);
      await pages.put(url.pathname, answer.clone());
    }
    return answer;
  } catch {
    const pages = await caches.open(PAGES);
    const language = Object.keys(config.offline).find((code) => url.pathname.startsWith(`/${code}/`)) ?? "nl";
    return (
      (config.keep.includes(url.pathname) && (await pages.match(url.pathname))) ||
      (await pages.match(config.offline[language])) ||
      Response.error()
    );
  }
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}
