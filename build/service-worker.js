/**
 * Keeps the site readable and its proofs runnable without a network. Files whose names carry their hash are kept at the
 * first visit and never asked for again; pages come from the network where there is one, so that a reader never sees an old
 * verdict, and from what was kept where there is none. The chapters of the language that is being read are kept beforehand;
 * in place of a page that was not kept stands one that says so.
 * The build fills in `release`, `base`, `assets` and `chapters`.
 */
/* global release, base, assets, chapters */
const name = `carousel-${release}`;
const hashed = new Set(assets.filter((file) => file.startsWith('_astro/')).map((file) => base + file));

/** Fetches what is not kept yet, four files at a time, since somebody reads; one that cannot be had does not spoil the others. */
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

/** The chapters of the language of an address. Whoever saves data keeps only what was opened. */
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
  // The address alone decides: hosts vary their answers by how they are packed.
  return cache.match(address, { ignoreSearch: true, ignoreVary: true });
}

/** For a page that was not kept. */
async function apology() {
  const page = await fromCache(`${base}offline/`);
  return page && new Response(page.body, { status: 503, headers: page.headers });
}

async function fromNetwork(request) {
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    const cache = await caches.open(name);
    // Without its query: a run or an explorer's values make no page of their own.
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
