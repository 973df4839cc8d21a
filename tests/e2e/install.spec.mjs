// The installed app: its icons, what the system opens with it, and the number on it.
import { readFileSync } from "node:fs";
import { ICONS, pathOf, shown } from "../pictures/icons.mjs";
import { expect, test } from "./fixtures.mjs";
import { demo, dialog, list, recipients, rows, says } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";

test("the manifest names what the system may open with the app, and every icon is there", async ({ page, request }) => {
  await page.goto("./");
  const link = page.locator('link[rel="manifest"]');
  const answer = await request.get(await link.getAttribute("href"));
  expect(answer.headers()["content-type"]).toBe("application/manifest+json");
  const manifest = await answer.json();
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.headers()["content-type"], src).toBe(type);
    if (type === "image/png") expect(sidesOf(await icon.body())).toBe(sizes);
  }
  expect(manifest.icons.map((it) => it.purpose ?? "any")).toContain("maskable");
  const [{ accept }] = manifest.file_handlers;
  expect(Object.values(accept).flat().sort()).toEqual([".eml", ".mbox"]);
  expect(manifest.protocol_handlers.map((it) => it.protocol)).toEqual(["mailto"]);
  // Where shortcuts and links lead is there.
  await demo(page);
  for (const { name, url } of manifest.shortcuts) {
    await page.goto(url);
    await expect(name === "New message" ? dialog(page, name) : list(page)).toBeVisible();
  }
});

test("the icons look like the picture they are made of", async ({ browser }) => {
  for (const icon of ICONS) {
    const page = await browser.newPage({ viewport: { width: icon.side, height: icon.side } });
    await page.setContent(shown(icon));
    const now = await page.screenshot({ omitBackground: true });
    const differs = await page.evaluate(difference, [now, readFileSync(pathOf(icon))].map((it) => it.toString("base64")));
    expect(differs, `${icon.name} is stale: node tests/pictures/icons.mjs`).toBeLessThan(0.01);
    await page.close();
  }
});

test("a mailto link begins a message with what it names, and nothing else", async ({ page }) => {
  await demo(page);
  const asked = "mailto:kim@elsewhere.example?cc=bo@elsewhere.example&subject=5%20%26%206&body=Hello,%0D%0Aone%20thing&from=eve@elsewhere.example";
  // As the manifest has the system open it.
  await page.goto(`./#/new/${encodeURIComponent(asked)}`);
  const message = dialog(page, "New message");
  await expect(recipients(message, "To")).toHaveAccessibleName("kim@elsewhere.example");
  await expect(recipients(message, "Cc")).toHaveAccessibleName("bo@elsewhere.example");
  await expect(message.getByLabel("Subject")).toHaveValue("5 & 6");
  await says(message.getByRole("textbox", { name: "Message" }), "Hello,\none thing");
  // Back leads to no second one.
  expect(new URL(page.url()).hash).toBe("#/inbox");
});

test("files that the system opens with the app wait in the import dialog", async ({ page }) => {
  await page.addInitScript((text) => {
    // The part of the browser that only an installed app has.
    const handle = { getFile: async () => new File([text], "lanyards.mbox") };
    const gone = { getFile: async () => { throw new DOMException("moved", "NotFoundError"); } };
    Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer: (take) => (globalThis.launch = () => take({ files: Object.freeze([gone, handle]) })) } });
  }, readFileSync(LANYARDS, "utf8"));
  await demo(page);
  await page.evaluate(() => launch());
  const asked = dialog(page, "Import");
  await expect(asked.getByText("lanyards.mbox")).toBeVisible();
  await asked.getByRole("button", { name: "Import", exact: true }).click();
  await expect(asked.getByRole("status")).toContainText("Imported 11 messages");
});

test("the number on the app is that of the notices that nobody has seen", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.setAppBadge = async (count) => void (globalThis.number = count);
  });
  await demo(page);
  await expect(rows(page).first()).toBeVisible();
  const bell = page.getByRole("button", { name: /^Notifications/ });
  const count = Number(/(\d+) new/.exec(await bell.getAttribute("aria-label"))?.[1] ?? 0);
  await expect.poll(() => page.evaluate(() => globalThis.number)).toBe(count);
});

/** Returns `192x192` of a PNG. */
function sidesOf(png) {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

/** Returns how much two pictures differ, of 1, on average. */
async function difference(pictures) {
  const [one, other] = await Promise.all(
    pictures.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    }),
  );
  if (one.length !== other.length) return 1;
  return one.reduce((sum, it, at) => sum + Math.abs(it - other[at]), 0) / one.length / 255;
}
