// Runs in every page before its own scripts: measures from a key to the next paint, and from the
// start to the list as it was left, to forty painted rows and to the first accepted act.
(() => {
  const SELECTOR = '[aria-label="Conversations"] li:not([hidden], .glimpse *)';
  const meter = { keys: [], changes: [], pressed: [], sizes: [], seen: undefined, rows: undefined, act: undefined, wants: "size" };
  globalThis.meter = meter;
  let [pressed, size, stars, isFirstAct] = [0, null, 0, false];
  const sizeNow = () => document.querySelector(SELECTOR)?.getAttribute("aria-setsize") ?? null;
  const starsNow = () => document.querySelectorAll('[aria-label="Conversations"] li[aria-label*=", starred"]').length;
  const painted = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp || performance.now();
      meter.pressed.push(performance.timeOrigin + pressed);
      size = sizeNow();
      stars = starsNow();
    },
    true,
  );
  const look = () => {
    if (meter.seen === undefined && document.querySelector(".glimpse")) {
      meter.seen = 0;
      painted((at) => (meter.seen = at));
    }
    if (meter.rows === undefined && meter.wantsRows) begin();
    if (meter.wants === "other" && sizeNow() !== size) {
      size = sizeNow();
      const step = { size: Number(size), changed: performance.timeOrigin + performance.now() };
      painted((at) => {
        meter.changes.push(performance.timeOrigin + at);
        meter.sizes.push({ ...step, painted: performance.timeOrigin + at });
      });
    }
    if (!pressed || (meter.wants === "size" && sizeNow() === size)) return;
    if (meter.wants === "stars" && starsNow() === stars) return;
    const from = pressed;
    pressed = 0;
    const changed = performance.timeOrigin + performance.now();
    painted((at) => {
      meter.keys.push(at - from);
      meter.changes.push(changed);
    });
  };
  const begin = () => {
    const rows = [...document.querySelectorAll(SELECTOR)].filter((it) => it.textContent);
    if (rows.length < 40 || isFirstAct) return;
    isFirstAct = true;
    painted((at) => {
      meter.rows = at;
      const before = sizeNow();
      const press = (key) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      press("j");
      press("e");
      const wait = () => (sizeNow() === before ? requestAnimationFrame(wait) : (meter.act = performance.now()));
      wait();
    });
  };
  meter.wantsRows = sessionStorage.getItem("bench-start") === "yes";
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  meter.tasks = [];
  new PerformanceObserver((list) => meter.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: "longtask" });
})();
