// Starts the page's wasm module. What Trunk would write inline stands here instead, because the
// page's policy allows no inline script; the names of the built files come with <meta name="boot">.
// Says in plain words when the app cannot start or has stopped: never a blank screen.

const { js, wasm, build } = document.querySelector('meta[name="boot"]').dataset;
const KEPT = "Your data stays in this browser, untouched.";

addEventListener("team-inbox-stopped", () =>
  show("Team Inbox has stopped", `Something went wrong inside the app. ${KEPT} Reload to carry on.`));

// A part did not come: what is held for use without the server may be damaged, and is asked for again soon.
let mending;
addEventListener("team-inbox-mend", () => {
  mending ??= mend().finally(() => { mending = undefined; });
});

if (build) {
  // Files of this build are held for as long as a page is on it (service-worker.js).
  const { href } = new URL("./", document.baseURI);
  navigator.locks?.request(`team-inbox ${href} ${build}`, { mode: "shared" }, () => new Promise(() => {}));
  addEventListener("team-inbox-settled", () => {
    import(`./offline.mjs?${build}`);
    import(`./glimpse.mjs?${build}`).then(({ follow }) => follow(scene));
  }, { once: true });
  glimpse();
}

const missing = whatIsMissing();
if (missing) {
  show("Team Inbox cannot run here", missing);
} else {
  Promise.all([import(new URL(js, document.baseURI)), speaking()])
    .then(([{ default: init }]) => init({ module_or_path: new URL(wasm, document.baseURI) }))
    .catch((error) => {
      console.error(error);
      mend();
      show("Team Inbox could not start", `A part of the app did not load. ${KEPT} Check the connection and reload.`);
    });
}

/** Has the files that are held for use without the server compared with what the build made (service-worker.js). */
function mend() {
  const worker = navigator.serviceWorker?.controller;
  return new Promise((done) => {
    if (!worker) return done();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    worker.postMessage({ ask: "mend" }, [port2]);
  });
}

/** Shows the list as it was left (glimpse.mjs) until the app is there: a picture, in which nothing can be done. */
function glimpse() {
  try {
    const kept = JSON.parse(localStorage.getItem("glimpse"));
    if (kept?.scene !== scene()) return;
    for (const [name, value] of kept.root) document.documentElement.setAttribute(name, value);
    const { body } = new DOMParser().parseFromString(`<div class="glimpse" aria-hidden="true" inert>${kept.page}</div>`, "text/html");
    const picture = document.body.appendChild(body.firstElementChild);
    // Whatever comes stands in its place, before that is painted.
    new MutationObserver((changes, observer) => {
      if (!changes.some((it) => [...it.addedNodes].some((node) => node instanceof Element && node !== picture))) return;
      picture.remove();
      observer.disconnect();
    }).observe(document.body, { childList: true });
  } catch {
    // Storage is forbidden, or something else is kept there.
  }
}

/** Says what the page shows: its build, its address, who acts, how wide it is. */
function scene() {
  const chosen = Object.entries(localStorage).filter(([key]) => /^(acting-as|language|theme)/.test(key)).sort();
  return JSON.stringify([build, location.href, workspace(), innerWidth, chosen]);
}

/** Brings the language that was chosen here, if that is another one than English, which is built in. */
async function speaking() {
  try {
    const tag = localStorage.getItem("language");
    if (!/^[a-z]{2}$/.test(tag ?? "")) return;
    // Walkthroughs are written in English so far, and find controls by their names.
    if (workspace() === "practice") return;
    const { speak } = await import(`./language.mjs${build ? `?${build}` : ""}`);
    await speak(tag, build);
  } catch (error) {
    // Storage is forbidden, or the file did not come: English serves.
    console.warn(error);
  }
}

/** Returns the workspace that will open, as src/ui/app/spaces.rs chooses it. */
function workspace() {
  const LAST = "team-inbox.workspace";
  return new URLSearchParams(location.search).get("w") ?? sessionStorage.getItem(LAST) ?? localStorage.getItem(LAST);
}

/** Returns a sentence about the first thing this browser lacks, or nothing. */
function whatIsMissing() {
  if (typeof WebAssembly !== "object") {
    return "It needs WebAssembly, which is switched off or missing in this browser.";
  }
  try {
    if (globalThis.indexedDB) return undefined;
  } catch {
    // Some browsers throw on the mere name when storage is forbidden for the site.
  }
  return "It keeps everything in IndexedDB, which this browser does not offer to this page. Private windows and blocked site data are the usual reasons.";
}

/** Replaces the page by a message and a button that reloads. */
function show(title, text) {
  const heading = Object.assign(document.createElement("h1"), { textContent: title });
  const paragraph = Object.assign(document.createElement("p"), { textContent: text });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--primary", textContent: "Reload" });
  button.addEventListener("click", () => location.reload());
  const acts = Object.assign(document.createElement("div"), { className: "start__acts" });
  acts.append(button);
  const box = Object.assign(document.createElement("div"), { className: "start__box start__box--narrow" });
  box.append(heading, paragraph, acts);
  const message = Object.assign(document.createElement("main"), { className: "start" });
  box.setAttribute("role", "alert");
  message.append(box);
  document.body.replaceChildren(message);
}
