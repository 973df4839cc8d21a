// The page of a visitor who chats with the team (docs/custom-api.md). What they wrote waits here until the
// app says that it has it, and the talk stays in this browser, so that a reload keeps it.
const parameters = new URLSearchParams(location.search);
const account = parameters.get("account") ?? "chat";
/** The workspace, as the address of the app names it. */
const workspace = parameters.get("w") ?? "mine";
const space = workspace === "mine" ? "" : workspace;
/** Several visitors of one browser are told apart by this, for demonstrations. */
const visitorName = parameters.get("visitor");
const KEPT = `team-inbox-chat ${space} ${account} ${visitorName ?? ""}`;
/** What is not taken is said again so often. */
const AGAIN_MS = 2000;
/** So long somebody counts as typing who was a moment ago. */
const TYPING_MS = 4000;

const element = (id) => document.getElementById(id);
const [talkList, typingLine, presence, form, nameField, mailField, textField] = ["talk", "typing", "presence", "form", "name", "mail", "text"].map(element);

const random = () => crypto.getRandomValues(new Uint32Array(2)).reduce((text, it) => text + it.toString(36), "");
const fresh = () => ({ visitor: visitorName ?? `visitor-${random()}`, name: "", next: 1, talk: [], seen: 0 });

/** Whether this browser keeps what is written; if not, this page alone remembers it. */
let isKeeping = true;
let kept = fresh();

/** Reads the talk as it is kept; another window of this visitor may have written since. */
function load() {
  if (!isKeeping) return;
  try {
    kept = { ...kept, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
  } catch (error) {
    // What is no talk is written over; storage that is forbidden stays so.
    isKeeping = error instanceof SyntaxError;
  }
}

function change(how) {
  load();
  const outcome = how(kept);
  try {
    if (isKeeping) localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    isKeeping = false;
  }
  show();
  return outcome;
}

/** Says something where assistive technology hears it, once. */
function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

const isWaiting = (it) => it.mine && !it.taken && !it.why;
function sayPresence() {
  const unsaved = isKeeping ? "" : "This browser cannot save your messages: they are lost when the page closes.";
  say(presence, kept.talk.some(isWaiting) ? "Waiting for the team’s inbox to be open …" : unsaved);
}

const api = new BroadcastChannel(`team-inbox-api-v1${space ? `~${space}` : ""}`);
const from = () => ({ address: kept.visitor, ...(kept.name && { name: kept.name }) });
const ask = (what, rest = {}) => api.postMessage({ ask: what, account, from: from(), ...rest });
const post = (it) => ask("message", { id: it.id, message: { id: it.id, text: it.text, at: it.at } });

/** Says again, in order, what nobody has taken yet. */
function sayAgain() {
  load();
  kept.talk.filter(isWaiting).forEach(post);
  sayPresence();
}

api.onmessage = ({ data }) => {
  if (typeof data !== "object" || data === null) return;
  if (data.say === "accepted" || data.say === "refused") return answered(data);
  if (data.account !== account || data.to !== kept.visitor) return;
  if (data.say === "message") received(data.message);
  if (data.say === "typing") typing();
  if (data.say === "read") change((it) => { it.talk.filter((one) => one.mine && !one.why && one.at <= data.upto).forEach((one) => { one.read = true; }); });
};

function answered({ id, say: outcome, why }) {
  const known = kept.talk.find((it) => it.mine && it.id === id);
  if (!known || known.taken) return;
  change((it) => {
    const one = it.talk.find((one) => one.mine && one.id === id);
    if (!one) return;
    if (outcome === "accepted") {
      one.taken = true;
      delete one.why;
    } else {
      one.why = String(why);
    }
  });
  sayPresence();
}

function received({ id, by, text, at }) {
  change((it) => {
    if (!it.talk.some((one) => !one.mine && one.id === id)) it.talk.push({ id, by, text, at });
  });
  say(typingLine, "");
  ask("status", { message: { id, status: "delivered" } });
  sayRead();
}

/** What is seen is read: only while somebody looks. */
function sayRead() {
  const theirs = kept.talk.filter((it) => !it.mine);
  const last = Math.max(0, ...theirs.map((it) => it.at));
  if (document.visibilityState !== "visible" || theirs.length === 0 || last <= kept.seen) return;
  change((it) => { it.seen = last; });
  theirs.slice(-50).forEach((it) => ask("status", { message: { id: it.id, status: "read" } }));
}

let typingTimer = 0;
function typing() {
  say(typingLine, "The team is writing…");
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => say(typingLine, ""), TYPING_MS);
}

/** The words below a message. */
function state(it) {
  const time = new Date(it.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (!it.mine) return `${it.by || "Team"} · ${time}`;
  if (it.why) return `Not taken: ${it.why}`;
  return `${time} · ${it.read ? "Read" : it.taken ? "Sent" : "Sending …"}`;
}

/** The lines that are shown, by the ids of their messages. */
const lines = new Map();
function lineOf(it) {
  const key = `${it.mine ? "mine" : "theirs"} ${it.id}`;
  if (!lines.has(key)) {
    const [item, text, small] = ["li", "div", "small"].map((name) => document.createElement(name));
    if (it.mine) item.className = "mine";
    text.className = "text";
    text.textContent = it.text;
    item.append(text, small);
    lines.set(key, item);
  }
  const item = lines.get(key);
  say(item.lastElementChild, state(it));
  return item;
}

/** Shows the talk. What stands already stays where it is: the list is read out as it grows. */
function show() {
  const isAtEnd = talkList.scrollHeight - talkList.scrollTop - talkList.clientHeight < 80;
  const ordered = kept.talk.map((it, place) => [it, place]).sort(([a, one], [b, other]) => a.at - b.at || one - other);
  ordered.map(([it]) => lineOf(it)).forEach((item, place) => {
    if (talkList.children[place] !== item) talkList.insertBefore(item, talkList.children[place] ?? null);
  });
  for (const it of form.querySelectorAll(".chat__name")) it.hidden = kept.talk.length > 0;
  if (isAtEnd) talkList.scrollTop = talkList.scrollHeight;
}

/** Sends what was written, and once where an answer finds the visitor when they have gone. */
function send() {
  const text = textField.value.trim();
  if (!text) return;
  textField.value = "";
  const mail = kept.talk.length === 0 && mailField.value.trim();
  write(text);
  if (mail) write(`My e-mail address: ${mail}`);
}

function write(text) {
  const sent = change((it) => {
    it.name ||= nameField.value.trim();
    // Never before what stands there already, whatever the clock says.
    const at = Math.max(Date.now(), ...it.talk.filter((one) => one.mine).map((one) => one.at + 1));
    const one = { id: `${random()}${it.next++}`, mine: true, text, at };
    it.talk.push(one);
    return one;
  });
  post(sent);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
textField.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
});
let saidTyping = 0;
textField.addEventListener("input", () => {
  if (Date.now() - saidTyping > 1000) {
    saidTyping = Date.now();
    ask("typing");
  }
});
document.addEventListener("visibilitychange", sayRead);
addEventListener("storage", (event) => {
  if (event.key !== KEPT) return;
  load();
  show();
});

// Said once: the team need not wait to see that nobody is there.
addEventListener("pagehide", () => ask("gone"));
addEventListener("pageshow", () => ask("hello"));

change(() => {});
talkList.scrollTop = talkList.scrollHeight;
sayAgain();
setInterval(() => {
  sayAgain();
  ask("hello");
}, AGAIN_MS);
