// Has the build held for use without its server (service-worker.js), and tells the app how that stands
// by attributes of the root element, with the event "team-inbox-offline" when one changes:
//   data-offline  preparing   files are on their way
//                 ready       all files of the build that this page is on are held
//                 failed      a file did not come; it is tried again with the next visit
//                 none        this browser offers no way here
//   data-update   there is a newer build than the page's, and it is whole
// The app asks for that one by "team-inbox-update", and to try again by "team-inbox-keep". boot.mjs loads
// this when the page has nothing better to do.

/** How often a page that stays open looks for a newer build. */
const LOOK_EVERY = 60 * 60 * 1000;

const root = document.documentElement;
const { build } = document.querySelector('meta[name="boot"]').dataset;
const container = navigator.serviceWorker;
let registration;
let looks = 0;

keep();
addEventListener("team-inbox-keep", keep);
addEventListener("team-inbox-update", takeUpdate);
container?.addEventListener("controllerchange", look);
lookForUpdates();

/** Begins, or tries again. */
async function keep() {
  // Without locks nobody could tell which builds are in use.
  if (!container || !navigator.locks) return tell("none");
  tell("preparing");
  const problem = await register();
  if (!registration) return tell(problem?.name === "TypeError" ? "failed" : "none");
  watch(registration.installing);
  registration.onupdatefound = () => watch(registration.installing);
  await look();
}

/** Registers the service worker; returns why not, where it was not registered before either. */
async function register() {
  try {
    registration = await container.register("service-worker.js");
  } catch (error) {
    registration = await container.getRegistration().catch(() => undefined);
    return error;
  }
}

function watch(worker) {
  worker?.addEventListener("statechange", look);
}

/** Finds out how things stand; the last one who looks tells. */
async function look() {
  looks += 1;
  const nth = looks;
  const { installing, waiting, active } = registration;
  if (!active) return tell(installing || waiting ? "preparing" : "failed");
  const { newest, held } = await ask(active);
  if (nth !== looks) return;
  // A build that is made to be worked on has come: it is not held, and waits for nobody.
  if (!newest) return location.reload();
  tell(held ? "ready" : "failed", Boolean(waiting) || newest !== build);
  active.postMessage({ ask: "tidy" });
}

function tell(state, update = false) {
  root.dataset.offline = state;
  root.toggleAttribute("data-update", update);
  dispatchEvent(new Event("team-inbox-offline"));
}

/** Asks whether this page's build is held; a service worker that is gone meanwhile says nothing. */
function ask(worker) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage({ ask: "held", build }, [port2]);
  });
}

/** Lets the build that waits take over, then begins with it. Other pages go on with theirs. */
function takeUpdate() {
  const { waiting } = registration;
  if (!waiting) return location.reload();
  container.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage({ ask: "take over" });
}

function lookForUpdates() {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (!registration || document.hidden || Date.now() - last < LOOK_EVERY) return;
    last = Date.now();
    registration.update().catch(() => {}); // without a network there is none
  });
}
