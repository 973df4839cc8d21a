// The same made-up mail as fixture.rs has.

const WORDS = (
  "badge printer lanyard order invoice delivery refund question attendee booth session speaker schedule deadline upload template"
).split(" ");
const word = (n) => WORDS[(n >>> 0) % WORDS.length];

/** Returns so many words of message `n`. */
export function text(n, words) {
  return Array.from({ length: words }, (_, it) => word(Math.imul(n, 31) + it * 7)).join(" ");
}

/** Returns conversation `n` as an application keeps it. */
export function conversation(n) {
  const author = n % 5003;
  return {
    id: n,
    messageId: `bench-${n}@example.com`,
    from: `${word(author)} ${author}`,
    to: "support@bench.example",
    at: 1_600_000_000_000 + n * 60_000,
    activity: 1_600_000_000_000 + n * 60_000,
    subject: `${word(n)} ${word(Math.floor(n / 16))} ${n}`,
    snippet: text(n, 12),
    team: 1,
    queued: 1,
    closed: 0,
    unread: 1,
    assignee: 0,
  };
}
