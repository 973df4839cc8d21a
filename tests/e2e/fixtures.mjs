// What every browser test starts from: `page` is a browser page that must stay quiet. A console error,
// an uncaught exception or a breach of the page's policy fails the test, whatever else it looks at.
import { test as base, expect } from "@playwright/test";

export { expect };

export const test = base.extend({
  context: async ({ context }, use) => {
    const complaints = [];
    context.on("console", (message) => {
      if (message.type() === "error") complaints.push(`console: ${message.text()}`);
    });
    context.on("weberror", ({ error }) => complaints.push(`uncaught: ${error()}`));
    await use(context);
    expect(complaints, "the browser's complaints").toEqual([]);
  },
});
