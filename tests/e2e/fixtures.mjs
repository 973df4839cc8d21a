// What every browser test starts from: `page` is a browser page that must stay quiet. A console error,
// an uncaught exception or a breach of the page's policy fails the test, whatever else it looks at.
import { test as base, expect } from "@playwright/test";

export { expect };

/** Playwright's own recorder puts a script into every frame; the frame of a message takes none. */
const OF_THE_RECORDER = "Blocked script execution in 'about:srcdoc'";

export const test = base.extend({
  /** A name here gives a file of tests a browser that no other test has used. */
  ownBrowser: ["", { option: true, scope: "worker" }],
  context: async ({ context }, use) => {
    const complaints = [];
    context.on("console", (message) => {
      // A file opened by itself, as where storage is damaged by hand, makes the browser look for its icon.
      const isOfBrowser = message.location().url.endsWith("/favicon.ico");
      const isOurs = message.type() === "error" && !isOfBrowser && !message.text().startsWith(OF_THE_RECORDER);
      if (isOurs) complaints.push(`console: ${message.text()}`);
    });
    context.on("weberror", ({ error }) => complaints.push(`uncaught: ${error()}`));
    await use(context);
    expect(complaints, "the browser's complaints").toEqual([]);
  },
});
