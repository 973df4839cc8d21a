// Brings the language that was chosen in Preferences: its sentences (language-TAG.txt), and the browser's
// own ways to write numbers, lists and times in it. boot.mjs loads this before the page starts, and only
// where a language was chosen: English is built in. src/browser/language.rs asks what stands here.

/** How the page asks for moments (ui/text/language.rs, Style). */
const MOMENTS = {
  hour: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  date: { day: "numeric", month: "short", year: "numeric" },
  full: { dateStyle: "full", timeStyle: "short" },
};

/** Puts a language in place. */
export async function speak(tag, build) {
  const answer = await fetch(`language-${tag}.txt${build ? `?${build}` : ""}`);
  if (!answer.ok) throw new Error(`language-${tag}.txt: ${answer.status}`);
  const table = await answer.text();
  const formats = new Map();
  // A format takes longer to make than to use.
  const once = (kind, make) => formats.get(kind) ?? formats.set(kind, make()).get(kind);
  const format = (kind, value) => {
    if (kind === "plural") return once(kind, () => new Intl.PluralRules(tag)).select(value);
    if (kind === "number") return once(kind, () => new Intl.NumberFormat(tag)).format(value);
    if (kind === "list") return once(kind, () => new Intl.ListFormat(tag)).format(value.split("\x1f"));
    return once(kind, () => new Intl.DateTimeFormat(tag, MOMENTS[kind])).format(value);
  };
  globalThis.teamInboxLanguage = { table, format };
  document.documentElement.lang = tag;
}
