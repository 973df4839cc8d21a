// Holds every file of one build, so that the page works without its server. Which files, and what is in
// them, is written in below by .ci/seal.mjs. A file is taken only if it is what the build made: nothing
// that was half uploaded or half fetched is ever held.
//
// Names say what is in a file: one that differs between builds has a hash in its name or behind a `?`.
// So a page gets the files of the build that it began with, whichever builds are held, and nothing has
// to be remembered of who is on which. A newer build waits until a page says `take over`.
//
// What the page keeps (IndexedDB) is no business of this.

/** The hash of the build; empty in one that is not for release, which is not held. */
const BUILD = "";
/** `[address, integrity]` of each file. */
const FILES = [];

/** Other copies of the app may be at other addresses of this server. */
const PREFIX = `team-inbox ${registration.scope} `;
/** Each build has a cache of its own. */
const OWN = PREFIX + BUILD;
const { pathname: HOME } = new URL(registration.scope);

addEventListener("install", (event) => event.waitUntil(BUILD ? hold() : skipWaiting()));

// The first page was there before: from now on it, too, works without the server.
addEventListener("activate", (event) => event.waitUntil(BUILD ? clients.claim() : leave()));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  // The page asks what its server offers (src/ui/screens/joining.rs). One that is not there offers nothing.
  if (method === "HEAD" && url === registration.scope) return event.respondWith(fetch(event.request).catch(() => new Response()));
  if (!BUILD || method !== "GET" || !url.startsWith(registration.scope)) return;
  const { pathname } = new URL(url);
  const isPage = mode === "navigate" && (pathname === HOME || pathname === `${HOME}index.html`);
  // What stands behind a `?` in the address of a visitor's chat is for that page alone.
  const isChat = mode === "navigate" && pathname === `${HOME}chat.html`;
  event.respondWith(answer(isPage ? "./" : isChat ? "chat.html" : event.request));
});

addEventListener("message", (event) => {
  const [port] = event.ports;
  const reply = (it) => port?.postMessage(it);
  switch (event.data.ask) {
    case "take over":
      return event.waitUntil(skipWaiting());
    case "held":
      return event.waitUntil(isHeld(event.data.build).then((held) => reply({ newest: BUILD, held })));
    case "mend":
      return event.waitUntil(mend().finally(() => reply({})));
    case "tidy":
      return event.waitUntil(tidy());
  }
});

/** Returns a file of this build, else of the one before that a page may still be on, else from the server. */
async function answer(asked) {
  const exact = { ignoreVary: true };
  const own = await (await caches.open(OWN)).match(asked, exact);
  return own ?? (await caches.match(asked, exact)) ?? fetch(asked);
}

/** Fetches what is not held yet; fails if one file does not come, or not as the build made it. */
async function hold() {
  const cache = await caches.open(OWN);
  const held = new Set((await cache.keys()).map((it) => it.url));
  const missing = FILES.filter(([address]) => !held.has(new URL(address, registration.scope).href));
  await Promise.all(missing.map(async ([address, integrity]) => cache.put(address, await fetched(address, integrity))));
}

async function fetched(address, integrity) {
  // What the browser has kept will do, unless it was taken while the server changed.
  const kept = await fetch(address, { integrity }).catch(() => undefined);
  const response = kept?.ok ? kept : await fetch(address, { integrity, cache: "reload" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  // A page that was redirected is not taken for a page by browsers.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/** Lets go of files that are not what the build made, since a disk may have damaged what was whole, and fetches them again. */
async function mend() {
  const cache = await caches.open(OWN);
  for (const [address, integrity] of FILES) {
    const held = await cache.match(address, { ignoreVary: true });
    if (held && !(await isWhole(held, integrity))) await cache.delete(address, { ignoreVary: true });
  }
  // Where the server is out of reach, the next visit fetches them.
  await hold().catch(() => {});
}

async function isWhole(response, integrity) {
  try {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
    return integrity === `sha256-${btoa(String.fromCharCode(...hash))}`;
  } catch {
    return false;
  }
}

/** Tells whether every file of a build is held, and serves whoever asks from now on. */
async function isHeld(build) {
  if (!BUILD) return false;
  // A page that was loaded past this, by a forced reload, is not served by it until it is claimed.
  await clients.claim();
  if (build !== BUILD) return caches.has(PREFIX + build);
  return hold().then(() => true, () => false);
}

/** Lets go of the builds that no page is on: each page holds a lock by the name of its build's cache. */
async function tidy() {
  if (registration.installing || registration.waiting) return;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const held = (await navigator.locks.query()).held.map((it) => it.name).filter((it) => it.startsWith(PREFIX));
  // One that has just begun has not said yet on which build it is: another time.
  if (pages.filter((it) => it.url.startsWith(registration.scope)).length > held.length) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== OWN && !held.includes(name)) await caches.delete(name);
  }
}

/** Makes room for a build that is not held: whoever develops is to see what they built. Pages that are open begin again with it (offline.mjs). */
async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX)) await caches.delete(name);
  }
  await registration.unregister();
}
