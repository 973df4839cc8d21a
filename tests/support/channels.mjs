// A customer on each channel, as the tests and the picture of the channels play them.

/** Channel, how the list of accounts names it, who writes from where, who answers, and in which mailbox. */
export const CHANNELS = [
  { channel: "SMS", to: "+49 30 5550 100 · SMS", address: "+49 (0)171 5550-199", who: "Ben", where: "#/team-inboxes" },
  { channel: "WhatsApp", to: "+49 30 5550 190 · WhatsApp", address: "+49 171 5550 188", who: "Marc", where: "#/team-inboxes" },
  { channel: "Instagram", to: "@conferencebadge · Instagram", address: "@Kim.Novak", who: "Marc", where: "#/inbox" },
  { channel: "Messenger", to: "conferencebadge · Messenger", address: "kim.novak", who: "Ben", where: "#/team-inboxes" },
  { channel: "Custom API", to: "print-partner · Custom API", address: "line-9", who: "Tom", where: "#/team-inboxes" },
];
