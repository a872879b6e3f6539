/**
 * Caches the site, so that it can be read and its proofs run offline. Files with a hash in their name are cached at the first visit
 * and come from the cache; pages come from the network if it answers, so that a reader never sees an old verdict, else from the
 * cache. All chapters of the reader's language are cached ahead; for a page that is not cached, `offline/` says so.
 * Storage can be full or refused at any time: no cache operation decides whether an answer of the network is given.
 * The build defines `release`, `base`, `assets` and `chapters`.
 */
/* global release, base, assets, chapters */
const name = `carousel-${release}`;

/** Caches the files that are not cached yet, four at a time to leave bandwidth to the reader. A failure does not stop the others. */
async function keep(files) {
  const cache = await caches.open(name).catch(() => undefined);
  if (!cache) return;
  const rest = files.values();
  const next = async () => {
    for (const file of rest) {
      if (await cache.match(base + file, { ignoreVary: true }).catch(() => undefined)) continue;
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

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/**
 * Deletes the caches of other releases once the window that was opened or navigated last is the only one: a tab that was open
 * before an update needs the files of its own release.
 */
async function tidy(newest) {
  // Until then the page that is being replaced counts as a window.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(({ id }) => id !== newest)) return;
  for (const old of await caches.keys()) if (old.startsWith('carousel-') && old !== name) await caches.delete(old);
}

/** The kept answer, of this release or, for a file with a hash in its name, of any; undefined also where storage fails. */
const fromCache = (address, release = { cacheName: name }) =>
  // Hosts vary answers by encoding, which does not matter here.
  caches.match(address, { ...release, ignoreSearch: true, ignoreVary: true }).catch(() => undefined);

/** The answer for a page that is not cached. */
async function apology() {
  const page = await fromCache(`${base}offline/`);
  return page && new Response(page.body, { status: 503, headers: page.headers });
}

/** Asks the network and keeps the answer without making the reader wait for that. */
async function fromNetwork(event) {
  const { request } = event;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    const copy = answer.clone();
    // Without the query, which holds a run or an explorer's values: the page is the same.
    const put = caches.open(name).then((cache) => cache.put(request.url.replace(/[?#].*$/, ''), copy));
    event.waitUntil(put.catch(() => {}));
  }
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base)) return;
  if (pathname.startsWith(`${base}_astro/`))
    event.respondWith(fromCache(request.url, {}).then((kept) => kept ?? fromNetwork(event)));
  else
    event.respondWith(
      fromNetwork(event).catch(async (error) => {
        const kept = (await fromCache(request.url)) ?? (request.mode === 'navigate' && (await apology()));
        if (kept) return kept;
        throw error;
      }),
    );
  if (request.mode === 'navigate')
    event.waitUntil(Promise.all([keepLanguage(request.url), tidy(event.resultingClientId).catch(() => {})]));
});
