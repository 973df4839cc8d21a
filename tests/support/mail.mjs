// Mail made up for tests: the same numbers give the same bytes.
import { readFileSync } from "node:fs";

/**
 * A small mailing list: twelve messages in eight charsets and forms, one of them twice. A thread over
 * References, hostile HTML, attachments, list mail, and a private letter.
 */
export const LANYARDS = new URL("../e2e/mail/lanyards.mbox", import.meta.url).pathname;
/** Something that is no mail. */
export const PICTURE = { name: "picture.png", mimeType: "image/png", buffer: readFileSync(new URL("../pictures/team-inbox.png", import.meta.url)) };

const WORDS = (
  "badge printer lanyard order invoice delivery refund question attendee booth session speaker " +
  "schedule deadline upload template colour paper ribbon sponsor hotel shuttle ticket receipt logo"
).split(" ");
const NAMES = ["Kim Novak", "Ada Byron", "Max Born", "Lise Meitner", "Emil Post", "Rosa Parks", "Otto Hahn", "Ida Rhodes"];

/** Returns message `n` of a file of mail: its subject, its id and its line of the mbox with all that follows. */
export function message(n, { to, prefix = "Synthetic", start = Date.UTC(2024, 0, 1), words = 60, thread } = {}) {
  const name = NAMES[n % NAMES.length];
  const address = `${name.split(" ")[0].toLowerCase()}.${n % 997}@example.com`;
  const date = new Date(start + n * 60_000);
  const subject = `${prefix} ${String(n).padStart(6, "0")} ${word(n)} ${word(n * 7 + 3)}`;
  const id = `${prefix.toLowerCase().replaceAll(" ", "-")}-${n}@example.com`;
  const answers = thread === undefined ? "" : `In-Reply-To: <${thread}>\nReferences: <${thread}>\n`;
  const text =
    `From ${address} ${mboxDate(date)}\nFrom: ${name} <${address}>\nTo: ${to}\nSubject: ${subject}\n` +
    `Message-ID: <${id}>\n${answers}Date: ${date.toUTCString().replace("GMT", "+0000")}\n` +
    `Content-Type: text/plain; charset=utf-8\n\n${body(n, words)}\n\n`;
  return { subject, id, text };
}

/** Returns an mbox of many short messages. */
export function manyMessages(count) {
  const one = (at) =>
    `From kim@example.com Mon Jul  1 10:00:00 2024\nFrom: Kim <kim@example.com>\nTo: support@confbadge.example\n` +
    `Subject: Number ${at}\nMessage-ID: <many-${at}@example.com>\nDate: Mon, 1 Jul 2024 10:00:00 +0000\n\nText ${at}\n\n`;
  const all = Array.from({ length: count }, (_, at) => one(at)).join("");
  return { name: "many.mbox", mimeType: "application/mbox", buffer: Buffer.from(all) };
}

/** Returns the text of message `n`. */
export function body(n, words) {
  const lines = [];
  for (let at = 0; at < words; at += 10) {
    lines.push(Array.from({ length: 10 }, (_, it) => word(n * 31 + (at + it) * 17 + ((n * (at + it)) % 13))).join(" "));
  }
  return lines.join("\n");
}

function word(n) {
  return WORDS[Math.abs(n) % WORDS.length];
}

function mboxDate(date) {
  const [day, number, month, year, time] = date.toUTCString().replace(",", "").split(" ");
  return `${day} ${month} ${number.padStart(2, " ")} ${time} ${year}`;
}
