/**
 * Caches the site, so that it can be read and its proofs run offline. Files with a hash in their name are cached at the first visit
 * and come from the cache; pages come from the network if it answers, so that a reader never sees an old verdict, else from the
 * cache. All chapters of the reader's language are cached ahead; for a page that is not cached, `offline/` says so.
 * The build defines `release`, `base`, `assets` and `chapters`.
 */
/* global release, base, assets, chapters */
const name = `carousel-${release}`;
const hashed = new Set(assets.filter((file) => file.startsWith('_astro/')).map((file) => base + file));

/** Caches the files that are not cached yet, four at a time to leave bandwidth to the reader. A failure does not stop the others. */
async function keep(files) {
  const cache = await caches.open(name);
  const rest = files.values();
  const next = async () => {
    for (const file of rest) {
      if (await cache.match(base + file, { ignoreVary: true })) continue;
      const answer = await fetch(base + file, { cache: 'no-cache' }).catch(() => undefined);
      if (answer?.ok) await cache.put(base + file, answer).catch(() => {});
    }
  };
  await Promise.all([next(), next(), next(), next()]);
}

/** Caches the chapters of the language of an address; with data saving on, only visited pages are cached. */
const keepLanguage = (address) => {
  const lang = Object.keys(chapters).find((one) => new URL(address).pathname.startsWith(`${base}${one}/`));
  return lang && !navigator.connection?.saveData ? keep(chapters[lang]) : Promise.resolve();
};

self.addEventListener('install', (event) => {
  const begin = async () => {
    const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const addresses = open.map(({ url }) => url).filter((url) => new URL(url).pathname.startsWith(base));
    await keep(addresses.map((url) => new URL(url).pathname.slice(base.length)));
    await keep(['offline/']);
    if (!navigator.connection?.saveData) await keep(assets);
    for (const url of addresses) await keepLanguage(url);
    await self.skipWaiting();
  };
  event.waitUntil(begin());
});

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const old of await caches.keys()) if (old.startsWith('carousel-') && old !== name) await caches.delete(old);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

async function fromCache(address) {
  const cache = await caches.open(name);
  // Hosts vary answers by encoding, which does not matter here.
  return cache.match(address, { ignoreSearch: true, ignoreVary: true });
}

/** The answer for a page that is not cached. */
async function apology() {
  const page = await fromCache(`${base}offline/`);
  return page && new Response(page.body, { status: 503, headers: page.headers });
}

async function fromNetwork(request) {
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    const cache = await caches.open(name);
    // Without the query, which holds a run or an explorer's values: the page is the same.
    await cache.put(request.url.replace(/[?#].*$/, ''), answer.clone());
  }
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base)) return;
  if (hashed.has(pathname)) event.respondWith(fromCache(request.url).then((kept) => kept ?? fromNetwork(request)));
  else
    event.respondWith(
      fromNetwork(request).catch(async (error) => {
        const kept = (await fromCache(request.url)) ?? (request.mode === 'navigate' && (await apology()));
        if (kept) return kept;
        throw error;
      }),
    );
  if (request.mode === 'navigate') event.waitUntil(keepLanguage(request.url));
});
