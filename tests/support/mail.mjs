// Mail made up for tests: the same numbers give the same bytes.

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
