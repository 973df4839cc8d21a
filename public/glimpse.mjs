// Keeps a picture of the list as the person leaves it. boot.mjs shows it at the next start until the app is
// there, so that a reload begins with what was seen last. It is kept only while nobody looks: a page that is
// seen takes it away, so what is deleted for ever does not live on in it.

const KEY = "glimpse";
/** What is not in the picture: what comes in files of its own after the list, and what is not seen. */
const LEFT_OUT = ".reader > :not(.empty), .details > *, .bar > :not(.bar__name, .bar__leave), .app__veil, dialog, [popover], [hidden]";

/** Begins. `scene` says what a picture would be of; one of something else is not shown. */
export function follow(scene) {
  if (!document.hidden) forget();
  // What a page that is hidden leaves while this one is seen would not hear of what is deleted here.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY && newValue && !document.hidden) forget();
  });
  document.addEventListener("visibilitychange", () => {
    forget();
    const page = document.hidden && picture();
    if (page) attempt(() => localStorage.setItem(KEY, JSON.stringify({ scene: scene(), page, root: attributesOf(document.documentElement) })));
  });
}

function forget() {
  attempt(() => localStorage.removeItem(KEY));
}

/** Returns the page as HTML; nothing where no list is seen, or not its beginning: there every start begins. */
function picture() {
  const list = document.querySelector("body > .app .list__scroll");
  if (!list?.checkVisibility() || list.scrollTop > 0) return undefined;
  const page = document.createElement("div");
  for (const it of document.querySelectorAll("body > .bar, body > .app")) page.append(it.cloneNode(true));
  for (const it of page.querySelectorAll(LEFT_OUT)) it.remove();
  for (const it of page.querySelectorAll("[id]")) it.removeAttribute("id");
  return page.innerHTML;
}

function attributesOf(element) {
  return [...element.attributes].map(({ name, value }) => [name, value]).filter(([name]) => !/^data-(offline|update)$/.test(name));
}

/** Does what a storage that is full or forbidden may refuse. */
function attempt(act) {
  try {
    act();
  } catch {
    // Then the next start shows nothing until the app is there.
  }
}
